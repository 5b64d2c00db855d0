package dev.rapport.customer.quality.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.Tags;
import dev.rapport.customer.owners.Owner;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerMoves;
import dev.rapport.customer.quality.DataQuality;
import dev.rapport.customer.quality.FaultLine;
import dev.rapport.customer.ui.CustomerView;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class DataQualityViewTests extends SpringBrowserlessTest {

    @Autowired
    DataQuality quality;

    @Autowired
    Customers customers;

    @Autowired
    OwnerMoves moves;

    @Autowired
    Tags tags;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    private final String name = "Q" + UUID.randomUUID().toString().replaceAll("[\\d-]", "");
    private String team;
    private Person owner;
    private CustomerId customer;

    @BeforeEach
    void aCustomerWithOneWordAndAnExpiredTag() {
        team = colleagues.newTeam();
        owner = colleagues.join(team, Role.SALES);
        customer = customers
                .add(new NewCustomer(
                        NewCustomer.Kind.PERSON, name, null, null, null, List.of(name + "@example.org"), Map.of()))
                .id();
        moves.move(
                Map.of(customer, new Owner(owner.id(), team)),
                new OwnerMoves.Why(OwnerCause.BY_HAND, "A test", null, null));
        tags.add(customer, new Tags.Tag(name, "rule", clock.instant().minus(Duration.ofDays(1))));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> colleagues.as(owner, () -> quality.of(customer)).size() == 2);
    }

    @Test
    void aTileLeadsToTheCustomersBehindItsCount() {
        logIn(Role.MANAGER);

        var page = open(Map.of("check", "incomplete-names", "team", team));

        assertThat(page.getElement().getTextRecursively())
                .contains("Incomplete names", "Outdated tags", "% of all customers");
        assertThat(addresses(page)).contains("data-quality?check=invalid-contacts");
        assertThat(rows(page)).containsExactly(name);
        assertThat(rows(open(Map.of("check", "invalid-contacts", "team", team))))
                .isEmpty();
    }

    @Test
    void theListIsNarrowedByCityAndTag() {
        logIn(Role.MANAGER);

        assertThat(rows(open(Map.of("check", "incomplete-names", "team", team, "tag", name))))
                .containsExactly(name);
        assertThat(rows(open(Map.of("check", "incomplete-names", "team", team, "city", "Nowhere"))))
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private List<String> rows(DataQualityView page) {
        var grid = $(KeysetGrid.class, page).all();
        if (grid.isEmpty()) return List.of();
        var shown = test((KeysetGrid<FaultLine>) grid.getFirst());
        return IntStream.range(0, shown.size())
                .mapToObj(row -> shown.getRow(row).name())
                .toList();
    }

    @Test
    void onlyAdministratorsGiveChecksToTeams() {
        logIn(Role.MANAGER);
        assertThat(buttons(open(Map.of()))).doesNotContain("Responsible team");

        logIn(Role.ADMIN);
        assertThat(buttons(open(Map.of()))).contains("Responsible team");
    }

    @Test
    void theOwnerReadsOnTheCustomersPageWhatIsWrongAndWhatToDo() {
        colleagues.logIn(owner);
        var page = navigate(CustomerView.class, Map.of("customer", customer.toString()));

        assertThat(page.getElement().getTextRecursively())
                .contains("The name has one word", "Add the given or the family name", "A tag has expired", "Renew");
        $(Button.class, page).all().stream()
                .filter(button -> button.getText().equals("Renew"))
                .findFirst()
                .orElseThrow()
                .click();
        assertThat(tags.of(customer)).extracting(Tags.Tag::word).containsExactly(name);
    }

    @Test
    void strangersAreNotTold() {
        logIn(Role.SERVICE);
        var page = navigate(CustomerView.class, Map.of("customer", customer.toString()));

        assertThat(page.getElement().getTextRecursively())
                .contains("Its owner, their team and managers see")
                .doesNotContain("The name has one word");
    }

    private void logIn(Role role) {
        colleagues.logIn(colleagues.join(colleagues.newTeam(), role));
    }

    private DataQualityView open(Map<String, String> address) {
        UI.getCurrent().navigate(DataQualityView.class, QueryParameters.simple(address));
        return (DataQualityView) getCurrentView();
    }

    private List<String> addresses(DataQualityView page) {
        return $(Anchor.class, page).all().stream().map(Anchor::getHref).toList();
    }

    private List<String> buttons(DataQualityView page) {
        return $(Button.class, page).all().stream().map(Button::getText).toList();
    }
}
