package dev.rapport.customer.promises;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class PromisesToAsk implements CasesToAsk {

    private final Promises promises;
    private final Customers customers;
    private final Colleagues colleagues;
    private final Clock clock;

    PromisesToAsk(Promises promises, Customers customers, Colleagues colleagues, Clock clock) {
        this.promises = promises;
        this.customers = customers;
        this.colleagues = colleagues;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "promises";
    }

    @Override
    public String make(Person owner, String team) {
        var customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, "Promised " + team, null, null, null, List.of(), Map.of()))
                .id();
        var maker = colleagues.join(team, Role.SALES);
        var due = clock.instant().plus(Duration.ofDays(1));
        var made = colleagues.as(maker, () -> promises.make(customer, "Call back", due, null, null));
        return promises.give(made, owner.id(), team).number();
    }
}
