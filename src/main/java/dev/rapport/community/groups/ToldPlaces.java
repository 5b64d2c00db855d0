package dev.rapport.community.groups;

import dev.rapport.community.groups.GroupEvent.GroupMoved;
import dev.rapport.community.groups.GroupStay.JoinedGroup;
import dev.rapport.community.groups.GroupStay.LeftGroup;
import dev.rapport.contact.groups.ToldGroup;
import dev.rapport.contact.groups.ToldMember;
import dev.rapport.customer.AddressOwners;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.Word;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Who is in groups as platforms tell: customers are those whose identity it is for sure and nobody else's, never because of what they
 * call themselves. Whoever calls locked the group.
 */
@Component
class ToldPlaces {

    private final SeatRows rows;
    private final AddressOwners owners;
    private final ApplicationEventPublisher events;

    ToldPlaces(SeatRows rows, AddressOwners owners, ApplicationEventPublisher events) {
        this.rows = rows;
        this.owners = owners;
        this.events = events;
    }

    /** From now on those are in it of whom it is told, and nobody else; nothing happens where the platform named nobody. */
    void settle(CommunityGroup group, ToldGroup told) {
        if (told.members().isEmpty()) return;
        var externals = told.members().stream()
                .filter(member -> !member.isOurs())
                .map(ToldMember::there)
                .toList();
        var known = known(told.channel(), externals);
        var now = told.members().stream()
                .map(member -> seat(member, known.get(member.there())))
                .toList();
        apply(group, SeatChanges.of(rows.living(group.id()), now), told.sentAway(), told.at());
    }

    /** Those of a group who have one of the ids are the customers who have it now. */
    void know(CommunityGroup group, Set<String> externals, Instant at) {
        var living = rows.living(group.id());
        var known = known(Word.parse(Channel.class, group.channel()), externals);
        var now = living.stream()
                .filter(seat -> seat.external() != null)
                .map(seat -> externals.contains(String.valueOf(seat.external())) && seat.staff() == null
                        ? seat.of(known.get(String.valueOf(seat.external())))
                        : seat)
                .toList();
        apply(group, SeatChanges.of(living, now), Set.of(), at);
    }

    /** Nobody is in it any more. */
    void empty(CommunityGroup group, Instant at) {
        var living = rows.living(group.id());
        rows.leave(living.stream().map(Seat::id).toList(), at, GroupEnd.DISMISSED);
        living.stream()
                .filter(seat -> seat.doubles() == null)
                .forEach(seat -> left(group, seat, at, GroupEnd.DISMISSED));
    }

    private Map<String, UUID> known(Channel channel, Collection<String> externals) {
        var addresses = new HashMap<String, String>();
        externals.forEach(external -> addresses.put(owners.address(channel, external), external));
        var known = new HashMap<String, UUID>();
        owners.of(addresses.keySet())
                .forEach((address, customer) ->
                        known.put(Objects.requireNonNull(addresses.get(address)), customer.value()));
        return known;
    }

    private static Seat seat(ToldMember member, @Nullable UUID customer) {
        var colleague = member.colleague();
        return new Seat(
                Ids.next(),
                member.isOurs() ? null : customer,
                colleague == null ? null : colleague.value(),
                member.there(),
                member.called(),
                switch (member.rank()) {
                    case OWNER -> GroupRole.OWNER;
                    case ADMIN -> GroupRole.ADMIN;
                    case OTHER -> member.isOurs() ? GroupRole.COLLEAGUE : GroupRole.MEMBER;
                },
                switch (member.way()) {
                    case INVITED -> GroupWay.INVITED;
                    case SCAN -> GroupWay.SCAN;
                    case CODE -> GroupWay.CODE;
                    case UNKNOWN -> GroupWay.TOLD;
                },
                member.by(),
                member.joinedAt(),
                null);
    }

    private void apply(CommunityGroup group, SeatChanges changes, Set<String> sentAway, Instant at) {
        var removed = changes.gone().stream()
                .filter(seat -> sentAway.contains(String.valueOf(seat.external())))
                .toList();
        rows.leave(removed.stream().map(Seat::id).toList(), at, GroupEnd.REMOVED);
        rows.leave(changes.gone().stream().map(Seat::id).toList(), at, GroupEnd.LEFT);
        rows.change(changes.changed());
        rows.add(group.id(), changes.added());
        var came = people(changes.added());
        var went = people(changes.gone());
        if (came + went > 0) events.publishEvent(new GroupMoved(Ids.next(), group.id(), at, came, went));
        changes.joined().forEach(seat -> joined(group, seat));
        changes.departed()
                .forEach(seat -> left(group, seat, at, removed.contains(seat) ? GroupEnd.REMOVED : GroupEnd.LEFT));
    }

    /** Who stands there twice is one. */
    private static long people(Collection<Seat> seats) {
        return seats.stream().filter(seat -> seat.doubles() == null).count();
    }

    private void joined(CommunityGroup group, Seat seat) {
        if (seat.customer() != null)
            events.publishEvent(
                    new JoinedGroup(Ids.next(), subject(seat.customer()), seat.joinedAt(), group.name(), seat.came()));
    }

    private void left(CommunityGroup group, Seat seat, Instant at, GroupEnd how) {
        if (seat.customer() != null)
            events.publishEvent(new LeftGroup(Ids.next(), subject(seat.customer()), at, group.name(), how));
    }

    private static SubjectId subject(UUID customer) {
        return new SubjectId(customer);
    }
}
