package dev.rapport.community.groups;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.cases.CaseSight;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.cases.SubjectTitled;
import dev.rapport.community.groups.GroupEvent.GroupChanged;
import dev.rapport.community.groups.GroupEvent.GroupClosed;
import dev.rapport.community.groups.GroupEvent.GroupHandedOver;
import dev.rapport.community.groups.GroupEvent.GroupReopened;
import dev.rapport.customer.ContactChannels;
import dev.rapport.customer.owners.FitOwners;
import dev.rapport.customer.owners.Owner;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Groups: opened, described, given to others and closed by those who look after communities. */
@Service
@Transactional
public class Groups {

    static final Role[] WORKERS = {Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private static final int LONGEST_PAGE = 200;
    private static final int NAMES = 200;

    private final GroupRows rows;
    private final SubjectNumbers numbers;
    private final FitOwners fitOwners;
    private final Staff staff;
    private final Access access;
    private final CaseSight sight;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Groups(
            GroupRows rows,
            SubjectNumbers numbers,
            FitOwners fitOwners,
            Staff staff,
            Access access,
            CaseSight sight,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.fitOwners = fitOwners;
        this.staff = staff;
        this.access = access;
        this.sight = sight;
        this.events = events;
        this.clock = clock;
    }

    /** Newest first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<CommunityGroup> list(GroupFilter filter, int limit, @Nullable String after) {
        var owner = filter.mine() ? access.me().id() : null;
        return rows.list(filter, owner, sight.parameters(), Math.clamp(limit, 1, LONGEST_PAGE), after);
    }

    /** By its number, such as G-0042, or its id; refuses what the asker may not see. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public CommunityGroup get(String numberOrId) {
        var group = found(numberOrId);
        sight.require(group.id(), group.says().owner(), group.says().team());
        return group;
    }

    /** One that is kept by hand. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public CommunityGroup open(String channel, GroupDraft draft) {
        requireLookedAfter(draft);
        return begin(ContactChannels.require(channel), draft)
                .orElseThrow(
                        () -> Refused.conflict("group.name-taken", draft.name()).at("name"));
    }

    /** Says something else of it, gives it to others, or both. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public CommunityGroup change(String numberOrId, GroupDraft draft, Revision read) {
        var before = mine(numberOrId);
        if (!read.isStill(before.revision())) throw Refused.changed("group.changed-meanwhile", before.name());
        if (draft.equals(before.says())) return before;
        if (!before.isByHand() && !draft.name().equals(before.name()))
            throw Refused.conflict("group.name-is-told", before.name()).at("name");
        if (isGiven(before.says(), draft)) requireLookedAfter(draft);
        requireRoom(before, draft);
        var changed = before.saying(draft);
        rows.save(before, changed);
        var at = Instants.now(clock);
        if (!draft.name().equals(before.name())) events.publishEvent(new SubjectTitled(before.id(), draft.name()));
        if (isGiven(before.says(), draft)) tellGiven(changed);
        if (!draft.heldBy(before.says().owner(), before.says().team()).equals(before.says()))
            events.publishEvent(new GroupChanged(Ids.next(), before.id(), at));
        return changed;
    }

    /** By people who may work on it: the team, and whoever answers for it. */
    private void requireLookedAfter(GroupDraft draft) {
        var owner = draft.owner();
        fitOwners.require(new Owner(owner, draft.team()));
        if (!staff.teamsHaving(WORKERS).contains(draft.team()))
            throw Refused.invalid("group.nobody-there", draft.team()).at("team");
        if (owner == null) return;
        var person = staff.byId(owner).orElseThrow();
        if (Collections.disjoint(person.roles(), List.of(WORKERS)))
            throw Refused.invalid("group.owner-may-not", person.name()).at("owner");
    }

    private static void requireRoom(CommunityGroup before, GroupDraft draft) {
        var capacity = draft.capacity();
        if (capacity != null
                && before.isByHand()
                && !capacity.equals(before.says().capacity())
                && capacity < before.members())
            throw Refused.invalid("group.holds-more", before.members()).at("capacity");
    }

    /** Nobody comes into it any more; who is in it stays. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public CommunityGroup close(String numberOrId) {
        var before = mine(numberOrId);
        var at = Instants.now(clock);
        var closed = before.over(GroupState.CLOSED, at);
        rows.save(before, closed);
        events.publishEvent(new GroupClosed(Ids.next(), before.id(), at));
        return closed;
    }

    /** One that was closed here; what its platform ended stays so. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public CommunityGroup reopen(String numberOrId) {
        var before = mine(numberOrId);
        if (before.state() != GroupState.CLOSED) throw Refused.conflict("group.not-closed", before.name());
        if (before.isByHand())
            rows.byHand(before.channel(), before.name()).ifPresent(other -> {
                throw Refused.conflict("group.name-taken-by", before.name(), other.number());
            });
        var open = before.open();
        rows.save(before, open);
        events.publishEvent(new GroupReopened(Ids.next(), before.id(), Instants.now(clock)));
        return open;
    }

    /** Whether the asker, who sees it, may do something with it. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(CommunityGroup group) {
        return mayOpen() && access.hasSight(group.says().owner(), group.says().team());
    }

    /** Whether the asker may open groups. */
    @ForEverybody("tells only what the asker may")
    public boolean mayOpen() {
        return access.hasRole(WORKERS);
    }

    /** The team that looks after what the asker opens, unless they say another. */
    @ForEverybody("tells the asker's own team")
    public String usualTeam() {
        return access.current().map(Person::id).flatMap(staff::mainTeamOf).orElse(GroupPlaces.TEAM);
    }

    /** Teams that may look after one. */
    @ForEverybody("colleagues know each other and their teams")
    @Transactional(readOnly = true)
    public List<Team> teams() {
        var fit = staff.teamsHaving(WORKERS);
        return staff.activeTeams().stream()
                .filter(team -> fit.contains(team.key()))
                .toList();
    }

    /** Who answers for it. */
    @ForEverybody("colleagues know each other and their teams")
    @Transactional(readOnly = true)
    public Optional<Person> owner(CommunityGroup group) {
        return Optional.ofNullable(group.says().owner()).flatMap(staff::byId);
    }

    /** Colleagues who may answer for one, by a part of name or login. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Person> possibleOwners(String part, int limit) {
        return staff.named(part, NAMES).stream()
                .filter(one -> !Collections.disjoint(one.roles(), List.of(WORKERS)))
                .filter(one -> !Collections.disjoint(one.roles(), FitOwners.ROLES))
                .filter(one -> !one.teams().isEmpty())
                .limit(limit)
                .toList();
    }

    /** Absent where there is one of that name there. */
    Optional<CommunityGroup> begin(String channel, GroupDraft draft) {
        var at = Instants.now(clock);
        return begin(CommunityGroup.opened(SubjectId.next(), numbers.next(GroupKind.GROUP), channel, draft, at), at);
    }

    /** Absent where somebody else began to keep it meanwhile. */
    Optional<CommunityGroup> beginTold(String channel, GroupOrigin origin, GroupDraft draft, Instant since) {
        return begin(
                CommunityGroup.told(SubjectId.next(), numbers.next(GroupKind.GROUP), channel, origin, draft, since),
                origin.heardAt());
    }

    private Optional<CommunityGroup> begin(CommunityGroup group, Instant at) {
        if (!rows.add(group)) return Optional.empty();
        events.publishEvent(new SubjectOpened(
                Ids.next(), group.id(), at, GroupKind.GROUP, group.number(), group.name(), null, null, null));
        events.publishEvent(
                new SubjectOwned(group.id(), group.says().owner(), group.says().team()));
        return Optional.of(group);
    }

    void give(SubjectId id, @Nullable UserId owner, String team) {
        var before = rows.locked(id);
        var given = before.saying(before.says().heldBy(owner, team));
        rows.save(before, given);
        tellGiven(given);
    }

    void tellGiven(CommunityGroup given) {
        var says = given.says();
        events.publishEvent(new SubjectOwned(given.id(), says.owner(), says.team()));
        events.publishEvent(
                new GroupHandedOver(Ids.next(), given.id(), Instants.now(clock), says.team(), says.owner()));
    }

    private static boolean isGiven(GroupDraft before, GroupDraft after) {
        return !before.heldBy(after.owner(), after.team()).equals(before);
    }

    /** Locked, of which the asker may change something. */
    CommunityGroup mine(String numberOrId) {
        var group = rows.locked(get(numberOrId).id());
        access.requireSight(group.says().owner(), group.says().team());
        return group;
    }

    private CommunityGroup found(String numberOrId) {
        return (numberOrId.startsWith("G-") ? rows.byNumber(numberOrId) : rows.byId(SubjectId.of(numberOrId)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", numberOrId));
    }
}
