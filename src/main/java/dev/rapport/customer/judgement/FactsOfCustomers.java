package dev.rapport.customer.judgement;

import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What rulebooks look at of a customer, for rulebooks of other modules. Asks nobody for permission. */
@Component
public class FactsOfCustomers {

    private final JudgedRows rows;
    private final Clock clock;

    FactsOfCustomers(JudgedRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public Optional<CustomerFacts> of(CustomerId customer) {
        var now = clock.instant();
        return rows.seen(List.of(customer.value()), now, clock.getZone()).stream()
                .map(one -> one.facts(LocalDate.ofInstant(now, clock.getZone())))
                .findFirst();
    }
}
