package dev.rapport.contact.posts;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.conversations.Senders;
import dev.rapport.contact.conversations.WhoWrote;
import dev.rapport.contact.inbound.Heard.Sender;
import dev.rapport.contact.inbound.Takes;
import dev.rapport.contact.posts.PostEvent.ComplaintWaits;
import dev.rapport.contact.posts.PostEvent.CustomerPosted;
import dev.rapport.contact.posts.PostRows.Fresh;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.NewIdentity;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what somebody said in public, once, if it has one of the account's keywords: the rules say how it sounds and what is to
 * be done. A complaint of somebody we know becomes a case at once; of anybody else, the team hears.
 */
@Component
class PostTaking implements Takes<PublicPost> {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final PostRows rows;
    private final PostJudging rules;
    private final PostComplaints complaints;
    private final Senders senders;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    PostTaking(
            PostRows rows,
            PostJudging rules,
            PostComplaints complaints,
            Senders senders,
            Staff staff,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.rules = rules;
        this.complaints = complaints;
        this.senders = senders;
        this.staff = staff;
        this.events = events;
    }

    @Override
    public Class<PublicPost> what() {
        return PublicPost.class;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(ChannelAccount account, PublicPost told, Instant receivedAt) {
        var sought = PostSettings.keywords(account);
        var said = Keywords.said(sought, told.words());
        if (!sought.isEmpty() && said.isEmpty()) return;
        var at = writtenAt(told.at(), receivedAt);
        var kept = PostSettings.kept(account);
        if (at.plus(kept).isBefore(receivedAt) || !rows.see(account.id(), told.there())) return;
        var who = who(told);
        var judged = rules.of(told, who, at, receivedAt);
        var id = Ids.next();
        rows.add(new Fresh(
                id,
                account.id(),
                told,
                said,
                at,
                receivedAt,
                receivedAt.plus(kept),
                PostSettings.team(account),
                judged.deed() == PostDeed.NOTHING ? PostState.IGNORED : PostState.NEW,
                judged,
                who));
        tell(account, rows.locked(id), receivedAt);
    }

    /** What nobody can have written then was written when it came. */
    private static Instant writtenAt(@Nullable Instant said, Instant receivedAt) {
        if (said == null || said.isBefore(EARLIEST) || said.isAfter(receivedAt.plus(CLOCKS_APART))) return receivedAt;
        return said.isAfter(receivedAt) ? receivedAt : said;
    }

    /**
     * Whom somebody linked before; whose identity it is, on platforms that know their people themselves. What anybody can write
     * into a feed as a name or an address makes nobody known.
     */
    private WhoWrote who(PublicPost told) {
        var handle = told.handle();
        if (handle == null) return WhoWrote.among(List.of());
        var sender = new Sender(handle, told.called());
        if (NewIdentity.CHANNELS.contains(told.channel())) return senders.of(told.channel(), sender);
        return senders.linkedBefore(told.channel(), sender).map(WhoWrote::known).orElseGet(() -> {
            var found = senders.candidates(told.channel(), handle);
            return WhoWrote.among(found.stream().map(one -> one.id()).toList());
        });
    }

    private void tell(ChannelAccount account, Post post, Instant now) {
        var customer = post.customer();
        if (customer != null)
            events.publishEvent(new CustomerPosted(
                    Ids.next(),
                    CustomerEvent.subjectOf(customer),
                    post.at(),
                    post.channel(),
                    complaints.beginning(post)));
        if (post.deed() != PostDeed.COMPLAINT) return;
        if (customer == null) tellTeam(account, post, now);
        else if (complaints.belongsToOpen(post, customer, null, now).isEmpty())
            complaints.open(post, customer, null, now);
    }

    /** Where nobody is in it any more, those who can say who looks after it. */
    private void tellTeam(ChannelAccount account, Post post, Instant now) {
        var team = staff.colleagues(post.team(), now).stream()
                .map(Staff.Colleague::id)
                .toList();
        var told = team.isEmpty() ? List.copyOf(staff.having(Role.ADMIN).keySet()) : team;
        events.publishEvent(new ComplaintWaits(
                Ids.next(),
                new SubjectId(account.id()),
                now,
                account.name(),
                post.channel(),
                complaints.beginning(post),
                told));
    }
}
