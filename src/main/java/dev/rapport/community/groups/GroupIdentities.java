package dev.rapport.community.groups;

import dev.rapport.customer.AddressOwners;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.CustomerEvent.IdentityAdded;
import dev.rapport.customer.CustomerEvent.IdentityJudged;
import dev.rapport.customer.CustomerEvent.IdentityRemoved;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Together;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever becomes known by an identity is known in the groups in which its platform tells of them, and so is that they are not. */
@Component
class GroupIdentities {

    private final GroupRows groups;
    private final GroupMemberRows members;
    private final SeatRows seats;
    private final ToldPlaces places;
    private final AddressOwners owners;
    private final Clock clock;

    GroupIdentities(
            GroupRows groups,
            GroupMemberRows members,
            SeatRows seats,
            ToldPlaces places,
            AddressOwners owners,
            Clock clock) {
        this.groups = groups;
        this.members = members;
        this.seats = seats;
        this.places = places;
        this.owners = owners;
        this.clock = clock;
    }

    @EventListener
    void added(IdentityAdded event) {
        changed(event, event.channel());
    }

    @EventListener
    void judged(IdentityJudged event) {
        changed(event, event.channel());
    }

    @EventListener
    void removed(IdentityRemoved event) {
        changed(event, event.channel());
    }

    private void changed(CustomerEvent event, String channel) {
        if (!channel.equals(Channel.WECOM.word())) return;
        var customer = new CustomerId(event.subject().value());
        if (!Together.keep(this, customer, this::know)) know(List.of(customer));
    }

    private void know(List<CustomerId> customers) {
        var start = owners.address(Channel.WECOM, "");
        var had = customers.stream().map(CustomerId::value).collect(Collectors.toSet());
        var externals = owners.addressesOf(customers).stream()
                .filter(address -> address.startsWith(start))
                .map(address -> address.substring(start.length()))
                .collect(Collectors.toSet());
        for (var id : seats.groupsOf(had, externals)) {
            var group = groups.locked(id);
            var concerned = seats.living(id).stream()
                    .filter(seat -> seat.external() != null)
                    .filter(seat -> externals.contains(seat.external())
                            || seat.customer() != null && had.contains(seat.customer()))
                    .map(seat -> String.valueOf(seat.external()))
                    .collect(Collectors.toSet());
            places.know(group, concerned, Instants.now(clock));
            groups.save(group, group.holding(members.count(id)));
        }
    }
}
