package dev.rapport.customer;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.access.Sight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers at which customers may be called: whoever has one called need not see it. */
@Component
public class PhonesToCall {

    /**
     * One number.
     *
     * @param shown as the asker may read it
     * @param number as it is dialled; shown to nobody who does not see it in full
     */
    public record Phone(UUID id, String shown, String number, boolean isInFull) {

        @Override
        public String toString() {
            return shown;
        }
    }

    private final KeptPoints points;
    private final CustomerRows customers;
    private final CustomerStandings standings;
    private final PointSight sights;
    private final Clock clock;

    PhonesToCall(
            KeptPoints points, CustomerRows customers, CustomerStandings standings, PointSight sights, Clock clock) {
        this.points = points;
        this.customers = customers;
        this.standings = standings;
        this.sights = sights;
        this.clock = clock;
    }

    /** Those that may be used, the one known longest first; none of which the asker sees nothing. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<Phone> of(CustomerId customer) {
        if (customers.card(customer).isEmpty()) throw Refused.notFound("error.no-such-id", customer);
        var standing = standings.to(customer);
        var sight = sights.phone(standing);
        if (sight == Sight.HIDDEN) return List.of();
        var today = LocalDate.now(clock);
        return points.of(customer).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE)
                .filter(point ->
                        point.detail().mayBeUsed(today) && !point.detail().isOver(today))
                .map(point -> new Phone(point.id(), sights.seen(point, standing), point.value(), sight == Sight.FULL))
                .toList();
    }
}
