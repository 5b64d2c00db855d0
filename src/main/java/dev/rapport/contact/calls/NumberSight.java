package dev.rapport.contact.calls;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.Person;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.customer.CustomerStandings;
import dev.rapport.customer.PointSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How much of the number of the other side whoever asks sees: of a customer as much as of their phones elsewhere, of nobody
 * known as much as of the words of the case, in full while it rings at one's own telephone, which shows it.
 */
@Component
class NumberSight {

    private final CallRows rows;
    private final Callers callers;
    private final CustomerStandings standings;
    private final PointSight points;
    private final ContactSight contacts;
    private final Access access;

    NumberSight(
            CallRows rows,
            Callers callers,
            CustomerStandings standings,
            PointSight points,
            ContactSight contacts,
            Access access) {
        this.rows = rows;
        this.callers = callers;
        this.standings = standings;
        this.points = points;
        this.contacts = contacts;
        this.access = access;
    }

    /** On the call itself. */
    Sight of(PhoneCall call) {
        var asker = access.current().map(Person::id);
        if (asker.isEmpty()) return Sight.FULL;
        if (call.state() == CallState.RINGING && rows.ringsAt(call.id(), asker.get())) return Sight.FULL;
        var holders = holders(call);
        if (holders.isEmpty()) return contacts.inFull(call.owner(), call.team()) ? Sight.FULL : Sight.MASKED;
        var known = standings.to(holders);
        return holders.stream()
                .map(one -> points.phone(known.getOrDefault(one, Standing.OTHER)))
                .max(Sight::compareTo)
                .orElseThrow();
    }

    /** Of several who may be the other side, the one of whom least is seen counts. */
    private Collection<CustomerId> holders(PhoneCall call) {
        var customer = call.customer();
        if (customer != null) return List.of(customer);
        return call.isMaybe()
                ? callers.of(call.other()).stream().map(Holder::id).toList()
                : List.of();
    }

    /** A mask at most; asked once for all of them. */
    Map<SubjectId, Sight> inLists(Collection<PhoneCall> calls) {
        var known = standings.to(calls.stream()
                .map(PhoneCall::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return calls.stream()
                .flatMap(call -> Stream.ofNullable(call.customer())
                        .map(customer -> Map.entry(
                                call.id(), masked(points.phone(known.getOrDefault(customer, Standing.OTHER))))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    private static Sight masked(Sight sight) {
        return sight == Sight.HIDDEN ? Sight.HIDDEN : Sight.MASKED;
    }
}
