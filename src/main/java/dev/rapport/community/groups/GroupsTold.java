package dev.rapport.community.groups;

import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.cases.SubjectTitled;
import dev.rapport.community.groups.GroupEvent.GroupDismissed;
import dev.rapport.community.groups.GroupEvent.GroupFilled;
import dev.rapport.community.groups.GroupEvent.GroupHasRoom;
import dev.rapport.community.groups.GroupEvent.GroupNoticed;
import dev.rapport.community.groups.GroupEvent.GroupRenamed;
import dev.rapport.contact.groups.HearsOfGroups;
import dev.rapport.contact.groups.ToldGroup;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.platform.Ids;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps groups as platforms tell of them: name, notice and who is in it are the platform's, all else is what people say here. Who owns
 * it there answers for it here, when it begins and when that is somebody else.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GroupsTold implements HearsOfGroups {

    /** As many as a group of WeCom holds; people say otherwise on its page. */
    static final int HOLDS = 500;

    private static final String NO_NAME = "[No name · 未命名]";

    private final GroupRows rows;
    private final GroupMemberRows members;
    private final Groups groups;
    private final ToldPlaces places;
    private final Staff staff;
    private final ApplicationEventPublisher events;

    GroupsTold(
            GroupRows rows,
            GroupMemberRows members,
            Groups groups,
            ToldPlaces places,
            Staff staff,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.members = members;
        this.groups = groups;
        this.places = places;
        this.staff = staff;
        this.events = events;
    }

    @Override
    public void told(ToldGroup told) {
        var before = rows.byChat(told.account(), told.chat())
                .or(() -> begin(told))
                .or(() -> rows.byChat(told.account(), told.chat()))
                .orElseThrow();
        if (before.state() == GroupState.DISMISSED) return;
        places.settle(before, told);
        var origin = Objects.requireNonNull(before.origin());
        var owner = fit(told.ownerIs());
        var said = before.says().called(named(told));
        var heir = owner != null && isOther(told, origin, said) ? owner : null;
        var now = before.heard(
                        origin(told, owner == null ? origin.owner() : told.owner()),
                        heir == null ? said : said.heldBy(heir, teamOf(heir)))
                .holding(members.count(before.id()));
        rows.save(before, now);
        tell(before, now, told.at());
        if (heir != null) groups.tellGiven(now);
    }

    /** Whom people chose here stays until another one owns it there. */
    private static boolean isOther(ToldGroup told, GroupOrigin before, GroupDraft said) {
        return !told.owner().equals(before.owner()) && (before.owner() != null || said.owner() == null);
    }

    @Override
    public void dismissed(UUID account, String chat, Instant at) {
        var before = rows.byChat(account, chat)
                .filter(group -> group.state() != GroupState.DISMISSED)
                .orElse(null);
        if (before == null) return;
        places.empty(before, at);
        rows.save(before, before.dismissed(at));
        events.publishEvent(new GroupDismissed(Ids.next(), before.id(), at));
    }

    private Optional<CommunityGroup> begin(ToldGroup told) {
        var owner = fit(told.ownerIs());
        var draft = new GroupDraft(
                named(told),
                null,
                owner,
                owner == null ? GroupPlaces.TEAM : teamOf(owner),
                HOLDS,
                List.of(),
                GroupRules.NONE);
        return groups.beginTold(
                told.channel().word(), origin(told, owner == null ? null : told.owner()), draft, told.begunAt());
    }

    private static GroupOrigin origin(ToldGroup told, @Nullable String owner) {
        return new GroupOrigin(told.account(), told.chat(), owner, told.notice(), told.at());
    }

    private static String named(ToldGroup told) {
        return told.name().isEmpty() ? NO_NAME : told.name();
    }

    /** Absent where it is not known who it is, or they cannot answer for it. */
    private @Nullable UserId fit(@Nullable UserId person) {
        return person != null
                        && staff.isEnabled(person)
                        && staff.byId(person)
                                .map(Person::roles)
                                .filter(roles -> !Collections.disjoint(roles, FitOwners.ROLES))
                                .isPresent()
                ? person
                : null;
    }

    private String teamOf(UserId person) {
        return staff.mainTeamOf(person).orElse(GroupPlaces.TEAM);
    }

    private void tell(CommunityGroup before, CommunityGroup now, Instant at) {
        if (!now.name().equals(before.name())) {
            events.publishEvent(new SubjectTitled(now.id(), now.name()));
            events.publishEvent(new GroupRenamed(Ids.next(), now.id(), at, before.name(), now.name()));
        }
        if (!Objects.equals(notice(before), notice(now)))
            events.publishEvent(new GroupNoticed(Ids.next(), now.id(), at));
        if (now.state() == GroupState.FULL && before.state() == GroupState.ACTIVE)
            events.publishEvent(new GroupFilled(Ids.next(), now.id(), at, now.members()));
        if (now.state() == GroupState.ACTIVE && before.state() == GroupState.FULL)
            events.publishEvent(new GroupHasRoom(Ids.next(), now.id(), at, now.members()));
    }

    private static @Nullable String notice(CommunityGroup group) {
        var origin = group.origin();
        return origin == null ? null : origin.notice();
    }
}
