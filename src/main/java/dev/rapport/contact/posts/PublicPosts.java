package dev.rapport.contact.posts;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.conversations.Senders;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said in public, as people read it: what they look after, what lies with their teams, or all for those who see all. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class PublicPosts {

    private static final int LONGEST_PAGE = 200;
    private static final int MOST_OF_CASE = 20;

    private final PostRows rows;
    private final PostLists lists;
    private final AnswerRows answers;
    private final Senders senders;
    private final ChannelAccounts accounts;
    private final Customers customers;
    private final Subjects subjects;
    private final CaseSight sight;
    private final ContactSight contacts;
    private final Access access;

    PublicPosts(
            PostRows rows,
            PostLists lists,
            AnswerRows answers,
            Senders senders,
            ChannelAccounts accounts,
            Customers customers,
            Subjects subjects,
            CaseSight sight,
            ContactSight contacts,
            Access access) {
        this.rows = rows;
        this.lists = lists;
        this.answers = answers;
        this.senders = senders;
        this.accounts = accounts;
        this.customers = customers;
        this.subjects = subjects;
        this.sight = sight;
        this.contacts = contacts;
        this.access = access;
    }

    /** The newest first. */
    public Page<Post> list(PostFilter filter, int limit, @Nullable String after) {
        var owner = filter.isMine() ? access.me().id() : null;
        return lists.list(filter, owner, Math.clamp(limit, 1, LONGEST_PAGE), after)
                .map(this::told);
    }

    public Post get(UUID id) {
        return told(found(id));
    }

    private Post found(UUID id) {
        var post = rows.find(id).orElseThrow(() -> Refused.notFound("error.no-such-id", id));
        if (!seesCase(post)) sight.require(new SubjectId(post.id()), post.owner(), post.team());
        return post;
    }

    /** Whoever sees the case that came of it sees what it came of. */
    private boolean seesCase(Post post) {
        return Optional.ofNullable(post.ticket())
                .flatMap(subjects::find)
                .filter(ticket -> sight.sees(ticket.id(), ticket.owner(), ticket.team()))
                .isPresent();
    }

    /** What a case came of and what else belongs to it, the newest first; for those who see the case. */
    public List<Post> ofCase(SubjectId ticket) {
        return subjects.find(ticket)
                .filter(one -> sight.sees(one.id(), one.owner(), one.team()))
                .map(one ->
                        rows.of(one.id(), MOST_OF_CASE).stream().map(this::told).toList())
                .orElse(List.of());
    }

    /** Somebody who may have written it. */
    public record PossibleAuthor(CustomerId id, String name) {}

    /** Who may have written it, as long as nobody knows: whose address or identity it is, whatever they are called. */
    public List<PossibleAuthor> candidates(UUID id) {
        var post = found(id);
        if (post.customer() != null || post.handle() == null) return List.of();
        var found = senders.candidates(post.channel(), post.handle()).stream()
                .map(Holder::id)
                .toList();
        var names = customers.names(found);
        return found.stream()
                .map(one -> new PossibleAuthor(one, names.getOrDefault(one, "–")))
                .toList();
    }

    /** What we answered where it stands, the newest last. */
    public List<PublicAnswer> answers(UUID id) {
        var post = found(id);
        var inFull = contacts.inFull(post.owner(), post.team());
        return answers.of(post.id()).stream()
                .map(answer -> answer.told(contacts.words(answer.words(), inFull)))
                .toList();
    }

    /** What was answered where it stands below all that a case came of, the newest last; for those who see the case. */
    public List<PublicAnswer> answersOfCase(SubjectId ticket) {
        return ofCase(ticket).stream()
                .flatMap(post -> answers(post.id()).stream())
                .filter(answer -> answer.state() != PublicAnswer.State.FAILED)
                .sorted(Comparator.comparing(PublicAnswer::writtenAt))
                .toList();
    }

    /** Name of the account that heard of it. */
    public String account(UUID id) {
        return accounts.byId(found(id).account()).map(ChannelAccount::name).orElse("–");
    }

    /** Number of the case that came of it. */
    public Optional<String> ticket(UUID id) {
        return Optional.ofNullable(found(id).ticket()).flatMap(subjects::find).map(Subject::number);
    }

    /** What accounts look for, in their order. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<String> keywords() {
        return accounts.values(PostSettings.KEYWORDS).stream()
                .flatMap(written -> Keywords.of(written).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** As the asker may read it. */
    private Post told(Post post) {
        if (contacts.inFull(post.owner(), post.team())) return post;
        var handle = post.handle();
        var shown = handle == null
                ? null
                : EmailAddress.parse(handle)
                        .map(EmailAddress::masked)
                        .orElseGet(() -> ContactSight.identity(handle, false));
        return post.told(shown, words -> contacts.words(words, false));
    }
}
