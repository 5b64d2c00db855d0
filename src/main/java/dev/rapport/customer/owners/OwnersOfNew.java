package dev.rapport.customer.owners;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerAddedByHand;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever sells answers for the customers that they take down. Those whom others take down wait for an owner. */
@Component
class OwnersOfNew {

    private final OwnerMoves moves;
    private final Access access;

    OwnersOfNew(OwnerMoves moves, Access access) {
        this.moves = moves;
        this.access = access;
    }

    @EventListener
    void on(CustomerAddedByHand added) {
        access.current()
                .filter(asker -> asker.roles().contains(Role.SALES))
                .ifPresent(seller -> moves.move(
                        Map.of(added.customer(), owner(seller)),
                        new OwnerMoves.Why(OwnerCause.ADDED, "", seller.id(), null)));
    }

    private static Owner owner(Person seller) {
        return new Owner(
                seller.id(), seller.teams().stream().sorted().findFirst().orElse(null));
    }
}
