package dev.rapport.customer.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Promises across customers, for those whom they concern. */
@DatabaseTest
class PromiseListTests {

    @Autowired
    PromiseList list;

    @Autowired
    Promises promises;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    private Person anna;
    private Person bob;
    private CustomerId customer;

    @BeforeEach
    void aTeam() {
        var team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        bob = colleagues.join(team, Role.SALES);
        customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.PERSON, "Promised " + UUID.randomUUID(), null, null, null, List.of(), Map.of()));
    }

    private String made(Person by, int days) {
        return colleagues
                .as(by, () -> promises.make(customer, "Call", clock.instant().plus(Duration.ofDays(days)), null, null))
                .number();
    }

    private List<String> shown(Person asker, PromiseState state, boolean mine, int pages) {
        var numbers = new ArrayList<String>();
        String after = null;
        do {
            var from = after;
            var page = colleagues.as(asker, () -> list.list(state, mine, pages, from));
            page.items().forEach(promise -> numbers.add(promise.number()));
            after = page.next();
        } while (after != null);
        return numbers;
    }

    @Test
    void theEarliestDueComesFirstOnHoweverShortPages() {
        var third = made(anna, 3);
        var first = made(anna, 1);
        var second = made(bob, 2);

        assertThat(shown(anna, PromiseState.OPEN, false, 2)).containsExactly(first, second, third);
        assertThat(shown(anna, PromiseState.OPEN, true, 1)).containsExactly(first, third);
    }

    @Test
    void whatEndedIsShownByHowItEndedAndNothingToOtherTeams() {
        var withdrawn = made(anna, 1);
        var open = made(anna, 2);
        colleagues.as(anna, () -> promises.withdraw(withdrawn, "Asked for by mistake"));
        var stranger = colleagues.join(colleagues.newTeam(), Role.SERVICE);

        assertThat(shown(anna, PromiseState.WITHDRAWN, false, 5)).containsExactly(withdrawn);
        assertThat(shown(anna, PromiseState.OPEN, false, 5)).containsExactly(open);
        assertThat(shown(stranger, PromiseState.OPEN, false, 5)).isEmpty();
        assertThat(shown(stranger, PromiseState.WITHDRAWN, false, 5)).isEmpty();
    }
}
