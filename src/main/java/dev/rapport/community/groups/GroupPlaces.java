package dev.rapport.community.groups;

import dev.rapport.access.Staff;
import dev.rapport.community.groups.GroupEvent.GroupEntered;
import dev.rapport.community.groups.GroupEvent.GroupFilled;
import dev.rapport.community.groups.GroupEvent.GroupHasRoom;
import dev.rapport.community.groups.GroupEvent.GroupLeft;
import dev.rapport.community.groups.GroupEvent.GroupTurnedAway;
import dev.rapport.community.groups.GroupStay.JoinedGroup;
import dev.rapport.community.groups.GroupStay.LeftGroup;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who comes into groups and goes, whoever tells of it. Asks nobody for permission. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class GroupPlaces {

    /** The team that looks after groups that nobody else does. */
    public static final String TEAM = "community";

    private final GroupRows groups;
    private final GroupMemberRows members;
    private final Groups desk;
    private final Staff staff;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GroupPlaces(
            GroupRows groups,
            GroupMemberRows members,
            Groups desk,
            Staff staff,
            ApplicationEventPublisher events,
            Clock clock) {
        this.groups = groups;
        this.members = members;
        this.desk = desk;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** The group of that name there that is kept by hand; opened where there is none. */
    public CommunityGroup named(String channel, String name) {
        var draft = GroupDraft.named(CleanText.line(name), TEAM);
        return groups.byHand(channel, draft.name())
                .or(() -> desk.begin(channel, draft))
                .or(() -> groups.byHand(channel, draft.name()))
                .orElseThrow();
    }

    public boolean isIn(SubjectId group, CustomerId customer) {
        return members.isIn(group, customer);
    }

    /** Adds a customer, as noted by hand; false who is in it, refused where nobody can come in. */
    public boolean join(SubjectId group, CustomerId customer, Instant since) {
        var at = Instants.now(clock);
        return add(new GroupMember(
                Ids.next(),
                group,
                customer,
                null,
                null,
                null,
                GroupRole.MEMBER,
                GroupWay.BY_HAND,
                null,
                since.isBefore(at) ? since : at,
                since,
                null,
                null));
    }

    /** Whether a customer is in it or may come in; who looks after it is told where it is full. */
    public boolean takes(SubjectId id, CustomerId customer) {
        var group = counted(id);
        if (group.state() != GroupState.FULL || members.isIn(id, customer)) return true;
        events.publishEvent(
                new GroupTurnedAway(Ids.next(), id, Instants.now(clock), group.members(), lookAfter(group.says())));
        return false;
    }

    private List<UserId> lookAfter(GroupDraft says) {
        var owner = says.owner();
        if (owner != null) return List.of(owner);
        return staff.colleagues(says.team(), clock.instant()).stream()
                .map(Staff.Colleague::id)
                .toList();
    }

    boolean add(GroupMember member) {
        var group = counted(member.group());
        var customer = member.customer();
        if (customer != null && members.isIn(group.id(), customer)) return false;
        if (group.isOver()) throw Refused.conflict("group.is-over", group.name());
        if (group.state() == GroupState.FULL) throw Refused.conflict("group.is-full", group.name(), group.members());
        if (!members.add(member)) return false;
        var at = Instants.now(clock);
        events.publishEvent(new GroupEntered(Ids.next(), group.id(), at, customer, member.came()));
        changed(group, at);
        if (customer != null)
            events.publishEvent(new JoinedGroup(
                    Ids.next(), new SubjectId(customer.value()), member.joinedAt(), group.name(), member.came()));
        return true;
    }

    void leave(GroupMember member, GroupEnd how) {
        var group = groups.locked(member.group());
        var at = Instants.now(clock);
        members.leave(member, at, how);
        var customer = member.customer();
        events.publishEvent(new GroupLeft(Ids.next(), group.id(), at, customer, how));
        changed(group, at);
        if (customer != null)
            events.publishEvent(new LeftGroup(Ids.next(), new SubjectId(customer.value()), at, group.name(), how));
    }

    /** Takes back that somebody left. */
    void stay(GroupMember member) {
        var group = counted(member.group());
        if (group.isOver()) throw Refused.conflict("group.is-over", group.name());
        if (group.state() == GroupState.FULL) throw Refused.conflict("group.is-full", group.name(), group.members());
        if (!members.stay(member)) throw Refused.conflict("group.is-in-again");
        var at = Instants.now(clock);
        var customer = member.customer();
        events.publishEvent(new GroupEntered(Ids.next(), group.id(), at, customer, member.came()));
        changed(group, at);
        if (customer != null)
            events.publishEvent(
                    new JoinedGroup(Ids.next(), new SubjectId(customer.value()), at, group.name(), member.came()));
    }

    /** Locked, with as many as there are: two of them may have become one since. */
    private CommunityGroup counted(SubjectId id) {
        var kept = groups.locked(id);
        var now = kept.holding(members.count(id));
        groups.save(kept, now);
        return now;
    }

    private void changed(CommunityGroup group, Instant at) {
        var now = group.holding(members.count(group.id()));
        groups.save(group, now);
        if (now.state() == GroupState.FULL && group.state() == GroupState.ACTIVE)
            events.publishEvent(new GroupFilled(Ids.next(), group.id(), at, now.members()));
        if (now.state() == GroupState.ACTIVE && group.state() == GroupState.FULL)
            events.publishEvent(new GroupHasRoom(Ids.next(), group.id(), at, now.members()));
    }
}
