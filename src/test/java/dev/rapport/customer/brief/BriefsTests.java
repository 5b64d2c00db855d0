package dev.rapport.customer.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerBrief.Line;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.needs.BudgetStanding;
import dev.rapport.customer.needs.Needs;
import dev.rapport.customer.needs.NewNeed;
import dev.rapport.customer.promises.Promises;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.service.NewTicket;
import dev.rapport.service.TicketDesk;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is worth knowing before one speaks with a customer, from all that is known of them. */
@DatabaseTest
class BriefsTests {

    @Autowired
    Briefs briefs;

    @Autowired
    Customers customers;

    @Autowired
    Promises promises;

    @Autowired
    Needs needs;

    @Autowired
    Purchases purchases;

    @Autowired
    TicketDesk tickets;

    @Autowired
    MovableClock clock;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private Person manager;
    private CustomerId customer;

    @BeforeEach
    void aCustomer() {
        manager = colleagues.join(colleagues.newTeam(), Role.MANAGER);
        var name = "Zhang " + UUID.randomUUID();
        customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name, null, null, null, List.of(), Map.of()))
                .id();
    }

    private List<Line> of(Person asker, Locale locale) {
        return colleagues.as(asker, () -> briefs.of(customer, locale, ZoneOffset.UTC));
    }

    private String ticket(String title) {
        return tickets.open(new NewTicket(customer, title, "Please help.", Channel.EMAIL, null, false))
                .number();
    }

    private void buy() {
        var line = new PurchaseLine("Pump", BigDecimal.ONE, null, new BigDecimal("100"));
        var eur = Currency.getInstance("EUR");
        colleagues.as(
                manager,
                () -> purchases.add(
                        customer,
                        new NewPurchase(
                                null, LocalDate.of(2026, 11, 3), null, true, eur, List.of(line), BigDecimal.ZERO)));
    }

    @Test
    void whatIsOwedComesFirstThenWhatRunsThenWhatWasThenWhatTheyAreLike() {
        var number = ticket("Cannot log in");
        buy();
        colleagues.as(
                manager,
                () -> needs.add(customer, new NewNeed("Pump 200", null, BudgetStanding.UNKNOWN, null, null, "soon")));
        var due = clock.instant().plus(Duration.ofDays(3));
        var promise = colleagues.as(manager, () -> promises.make(customer, "Send the drawings", due, null, null));

        var lines = of(manager, Locale.ENGLISH);

        assertThat(lines)
                .extracting(Line::about)
                .containsSubsequence(
                        "brief.promised", "brief.runs", "signals.title", "brief.lately", "brief.needs", "brief.bought");
        assertThat(lines)
                .extracting(Line::about, Line::text, Line::number)
                .contains(
                        tuple("brief.promised", "Send the drawings", promise.number()),
                        tuple("brief.needs", "Pump 200 · soon", null));
        assertThat(lines)
                .filteredOn(line -> number.equals(line.number()) && line.about().equals("brief.runs"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("Cannot log in · "));
        assertThat(lines)
                .filteredOn(line -> line.about().equals("brief.bought"))
                .extracting(Line::text)
                .containsExactly("1 order · €100.00, last on 3 Nov 2026");
        assertThat(of(manager, Locale.SIMPLIFIED_CHINESE))
                .filteredOn(line -> line.about().equals("brief.bought"))
                .extracting(Line::text)
                .singleElement()
                .asString()
                .contains("最近一次");
    }

    @Test
    void whereMoreRunsThanIsToldThatIsSaid() {
        for (var one = 0; one < 6; one++) ticket("Leak " + one);
        assertThat(of(manager, Locale.ENGLISH)).extracting(Line::text).noneMatch(text -> text.startsWith("And more"));
        ticket("Leak 6");
        assertThat(of(manager, Locale.ENGLISH))
                .filteredOn(line -> line.about().equals("brief.runs"))
                .hasSize(7)
                .last()
                .satisfies(line -> assertThat(line.text()).startsWith("And more"));
    }

    @Test
    void whoMayNotSeeACaseLearnsThatItRunsAndWhoHoldsIt() {
        ticket("Secret sorrow");
        var other = colleagues.join(colleagues.newTeam(), Role.SALES);

        assertThat(of(other, Locale.ENGLISH))
                .extracting(Line::text)
                .noneMatch(text -> text.contains("Secret sorrow"))
                .anyMatch(text -> text.contains("with "));
    }

    @Test
    void aCustomerOfWhomNothingIsKnownAndOneThatThereIsNot() {
        assertThat(of(manager, Locale.ENGLISH))
                .extracting(Line::about)
                .doesNotContain("brief.promised", "brief.runs", "brief.bought", "brief.needs");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        colleagues.as(manager, () -> briefs.of(CustomerId.next(), Locale.ENGLISH, ZoneOffset.UTC)));
    }

    @Test
    void otherSystemsReadItInTheLanguageOfWhoAsks() throws Exception {
        ticket("Cannot log in");
        api.ask(manager, get("/api/v1/customers/" + customer + "/brief"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].about").value("Runs now"));
    }
}
