package dev.rapport.planted.visit;

import dev.rapport.access.Person;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.testing.CasesToAsk;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class VisitsToAsk implements CasesToAsk {

    private final Visits visits;
    private final Customers customers;

    VisitsToAsk(Visits visits, Customers customers) {
        this.visits = visits;
        this.customers = customers;
    }

    @Override
    public String path() {
        return "visits";
    }

    @Override
    public String make(Person owner, String team) {
        var visited = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Visited " + team, null, null, null, List.of(), Map.of()));
        return visits.number(visits.plan(visited, "Look at the pump", owner.id(), team));
    }
}
