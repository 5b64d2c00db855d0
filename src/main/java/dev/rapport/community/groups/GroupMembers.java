package dev.rapport.community.groups;

import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.cases.CaseSight;
import dev.rapport.community.groups.GroupMemberRows.Place;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in the groups that the asker may see. */
@Service
@Transactional
public class GroupMembers {

    public static final int LONGEST = 200;
    private static final int LONGEST_PAGE = 200;
    private static final int MOST_GROUPS = 50;

    /**
     * Somebody in a group, as the asker may see them.
     *
     * @param name of the customer or colleague, else what they call themselves, masked; absent where nothing is known
     * @param there their id on the platform, masked
     */
    public record Seen(
            GroupMember member,
            @Nullable String name,
            @Nullable String there) {}

    /** A group in which a customer is or was. */
    public record In(GroupMember member, String number, String group) {}

    private final Groups groups;
    private final GroupMemberRows rows;
    private final GroupPlaces places;
    private final Customers customers;
    private final Staff staff;
    private final ContactSight masks;
    private final CaseSight sight;
    private final Clock clock;

    GroupMembers(
            Groups groups,
            GroupMemberRows rows,
            GroupPlaces places,
            Customers customers,
            Staff staff,
            ContactSight masks,
            CaseSight sight,
            Clock clock) {
        this.groups = groups;
        this.rows = rows;
        this.places = places;
        this.customers = customers;
        this.staff = staff;
        this.masks = masks;
        this.sight = sight;
        this.clock = clock;
    }

    /** The last to come first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public Page<Seen> list(String group, boolean left, int limit, @Nullable String after) {
        var page = rows.list(groups.get(group).id(), left, Math.clamp(limit, 1, LONGEST_PAGE), after);
        var names = customers.names(page.items().stream()
                .map(GroupMember::customer)
                .filter(Objects::nonNull)
                .toList());
        var colleagues = staff.names(page.items().stream()
                .map(GroupMember::colleague)
                .filter(Objects::nonNull)
                .toList());
        return page.map(member -> {
            var customer = member.customer();
            var colleague = member.colleague();
            var known = customer != null
                    ? names.get(customer)
                    : colleague != null ? colleagues.get(colleague) : called(member);
            return seen(member, known);
        });
    }

    /** Of the groups that the asker may see, those in which the customer is first. */
    @ForThoseConcerned
    @Transactional(readOnly = true)
    public List<In> of(CustomerId customer) {
        return rows.of(customer, sight.parameters(), MOST_GROUPS).stream()
                .map((Place place) -> new In(place.member(), place.number(), place.name()))
                .toList();
    }

    /** A customer who is there, by hand. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Seen add(String group, CustomerId customer, GroupRole role, GroupWay came, @Nullable String cameBy) {
        var here = customers.card(customer).orElseThrow(() -> Refused.invalid("customer.unknown", customer));
        customers.hold(here.id());
        return add(group, here.id(), null, role, came, cameBy);
    }

    /** The same of one who is found by phone or e-mail or else becomes a customer: both or neither. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Seen addNew(String group, NewCustomer customer, GroupRole role, GroupWay came, @Nullable String cameBy) {
        return add(group, customers.findOrAdd(customer), null, role, came, cameBy);
    }

    /** Somebody who is there and of whom nothing but what they call themselves is known. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public Seen addStranger(String group, String called, GroupRole role, GroupWay came, @Nullable String cameBy) {
        groups.mine(group);
        var name = CleanText.line(called);
        if (name.isEmpty() || name.length() > LONGEST)
            throw Refused.invalid("group.bad-called", LONGEST).at("called");
        return add(group, null, name, role, came, cameBy);
    }

    /** They are gone; who was there stays known. Nothing happens with who is gone already. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void leave(String group, UUID member, GroupEnd how) {
        if (how == GroupEnd.DISMISSED) throw Refused.invalid("group.bad-end").at("how");
        var one = locked(group, member);
        if (!one.isIn()) return;
        if (one.external() != null) throw Refused.conflict("group.member-is-told");
        places.leave(one, how);
    }

    /** Takes back that somebody is gone. */
    @ForRoles({Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @ForThoseConcerned
    public void stay(String group, UUID member) {
        var one = locked(group, member);
        if (one.isIn()) return;
        if (one.external() != null) throw Refused.conflict("group.member-is-told");
        places.stay(one);
    }

    private Seen add(
            String group,
            @Nullable CustomerId customer,
            @Nullable String called,
            GroupRole role,
            GroupWay came,
            @Nullable String cameBy) {
        var by = CleanText.lineOrNull(cameBy);
        if (by != null && by.length() > LONGEST)
            throw Refused.invalid("group.too-long", LONGEST).at("cameBy");
        var into = groups.mine(group);
        if (!into.isByHand()) throw Refused.conflict("group.members-are-told", into.name());
        Instant at = Instants.now(clock);
        var member = new GroupMember(
                Ids.next(), into.id(), customer, null, null, called, role, came, by, at, null, null, null);
        if (!places.add(member)) throw Refused.conflict("group.is-member", into.name());
        return seen(
                member,
                customer == null
                        ? called(member)
                        : customers.names(List.of(customer)).get(customer));
    }

    private GroupMember locked(String group, UUID member) {
        return rows.locked(groups.mine(group).id(), member)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", member));
    }

    private Seen seen(GroupMember member, @Nullable String name) {
        var external = member.external();
        return new Seen(member, name, external == null ? null : ContactSight.identity(external, false));
    }

    /** Numbers in what they call themselves are masked. */
    private @Nullable String called(GroupMember member) {
        var called = member.called();
        return called == null ? null : masks.words(called, false);
    }
}
