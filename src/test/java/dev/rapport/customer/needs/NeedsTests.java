package dev.rapport.customer.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileChange;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** What a customer needs and uses, with its history and the way back. */
@DatabaseTest
class NeedsTests {

    private static final LocalDate SPRING = LocalDate.of(2027, 3, 1);

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Needs needs;

    @Autowired
    UsedProducts products;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    Customers customers;

    @Autowired
    Story story;

    @Autowired
    Api api;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private CustomerId customer;

    @BeforeEach
    void aCustomer() {
        anna = colleagues.join(null, Role.SALES);
        customer = customer("Zhang");
    }

    @Test
    void whatIsNeededIsKeptAndTold() {
        add(pump("two of them"));

        assertThat(of(customer))
                .extracting(Need::interest, Need::money, Need::standing, Need::neededBy, Need::language, Need::words)
                .containsExactly(tuple(
                        "Pump 200",
                        Money.of(new BigDecimal("9000"), "EUR"),
                        BudgetStanding.PLANNED,
                        SPRING,
                        "de",
                        "two of them"));
        assertThat(told(customer, Locale.ENGLISH)).contains("Need: Pump 200");
        assertThat(told(customer, Locale.CHINESE)).contains("需求：Pump 200");
    }

    @Test
    void aChangeIsKeptAndUndone() {
        var id = add(pump("two of them"));
        var known = colleagues.as(anna, () -> needs.of(customer)).getFirst();
        colleagues.as(
                anna,
                () -> needs.change(
                        customer,
                        id,
                        new NewNeed("Pump 300", null, BudgetStanding.NONE, null, null, null),
                        known.revision()));
        assertThat(of(customer)).extracting(Need::interest).containsExactly("Pump 300");

        var changes = history(What.NEED, id);
        assertThat(changes.getFirst().before())
                .isEqualTo("Pump 200 · €9,000.00 · Planned · needed by 1 Mar 2027 · German · two of them");
        assertThat(changes.getFirst().after()).isEqualTo("Pump 300 · No budget");
        colleagues.as(anna, () -> profiles.undo(customer, changes.getFirst().id()));

        assertThat(of(customer)).extracting(Need::interest).containsExactly("Pump 200");
    }

    @Test
    void whatIsRemovedComesBackAsItWas() {
        var id = add(pump("two of them"));
        var before = of(customer);
        var change = colleagues.as(anna, () -> needs.remove(customer, id, Revision.ANY));
        assertThat(of(customer)).isEmpty();

        colleagues.as(anna, () -> profiles.undo(customer, change));

        assertThat(of(customer))
                .extracting(Need::revision)
                .isEqualTo(before.stream().map(Need::revision).toList());
    }

    @Test
    void nobodyReplacesUnseenWhatAnotherWrote() {
        var id = add(pump("two of them"));
        var read = colleagues.as(anna, () -> needs.of(customer)).getFirst().revision();
        colleagues.as(anna, () -> needs.change(customer, id, pump("three"), read));

        refuses("customer.contact-point-changed-meanwhile", () -> needs.change(customer, id, pump("four"), read));
        refuses("customer.contact-point-changed-meanwhile", () -> needs.remove(customer, id, read));
    }

    @Test
    void numbersInTheirWordsAreHiddenAndStayWhenTheyComeBackHidden() {
        var id = add(pump("ring 13812345678"));
        var shown = colleagues.as(anna, () -> needs.of(customer)).getFirst();
        assertThat(shown.masked().words()).isEqualTo("ring ***");

        colleagues.as(anna, () -> needs.change(customer, id, pump("ring ***"), shown.revision()));

        assertThat(colleagues.as(anna, () -> needs.of(customer)).getFirst().revision())
                .isEqualTo(shown.revision());
    }

    @Test
    void whatCannotBeIsRefused() {
        refuses(
                "needs.interest-missing",
                () -> needs.add(customer, new NewNeed(" ", null, BudgetStanding.UNKNOWN, null, null, null)));
        refuses(
                "needs.no-such-language",
                () -> needs.add(customer, new NewNeed("x", null, BudgetStanding.UNKNOWN, null, "klingon", null)));
        refuses(
                "needs.bad-budget",
                () -> needs.add(
                        customer,
                        new NewNeed("x", Money.of(BigDecimal.ZERO, "EUR"), BudgetStanding.PLANNED, null, null, null)));
        refuses(
                "needs.no-budget-with-amount",
                () -> needs.add(
                        customer,
                        new NewNeed("x", Money.of(BigDecimal.TEN, "EUR"), BudgetStanding.NONE, null, null, null)));
        refuses("needs.product-missing", () -> products.add(customer, new NewUsedProduct("", null, null, null, null)));
        refuses(
                "needs.ends-before-it-begins",
                () -> products.add(customer, new NewUsedProduct("x", SPRING, null, SPRING.minusDays(1), null)));
        refuses("error.no-such-id", () -> needs.add(new CustomerId(UUID.randomUUID()), pump("x")));
    }

    @Test
    void productsUsedHaveTheirHistoryToo() {
        var id = colleagues.as(
                anna,
                () -> products.add(
                        customer, new NewUsedProduct("Pump 100", SPRING, "SN-7", SPRING.plusYears(2), null)));
        var used = colleagues.as(anna, () -> products.of(customer)).getFirst();
        colleagues.as(
                anna,
                () -> products.change(
                        customer,
                        id,
                        new NewUsedProduct("Pump 100", SPRING, "SN-8", SPRING.plusYears(2), null),
                        used.revision()));

        var changes = history(What.USED_PRODUCT, id);
        assertThat(changes.getFirst().before())
                .isEqualTo("Pump 100 · SN-7 · since 1 Mar 2027 · warranty until 1 Mar 2029");
        colleagues.as(anna, () -> profiles.undo(customer, changes.getFirst().id()));
        assertThat(colleagues.as(anna, () -> products.of(customer)))
                .extracting(UsedProduct::serial)
                .containsExactly("SN-7");
        assertThat(told(customer, Locale.ENGLISH)).contains("Uses Pump 100", "Product used changed: Pump 100");
    }

    @Test
    void whoOnlyLooksChangesNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThat(colleagues.as(auditor, () -> needs.of(customer))).isEmpty();
        refusesTo(auditor, () -> needs.add(customer, pump("x")));
        refusesTo(designer, () -> needs.of(customer));
        refusesTo(designer, () -> products.of(customer));
    }

    @Test
    void bothGoWithACustomerThatBecomesAnotherAndComeBack(@Autowired Merges merges, @Autowired Partings partings) {
        var other = customer("Chang");
        colleagues.as(anna, () -> needs.add(other, pump("x")));
        colleagues.as(anna, () -> products.add(other, new NewUsedProduct("Pump 100", null, null, null, null)));
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(of(customer)).hasSize(1);
        assertThat(colleagues.as(anna, () -> products.of(customer))).hasSize(1);

        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(of(customer)).isEmpty();
        assertThat(of(other)).hasSize(1);
        assertThat(colleagues.as(anna, () -> products.of(other))).hasSize(1);
    }

    @Test
    void theApiDoesTheSame() throws Exception {
        api.ask(
                        anna,
                        post("/api/v1/customers/" + customer + "/needs")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("""
                        {"interest": "Pump 200", "budget": 9000, "currency": "EUR", "standing": "planned", "neededBy": "2027-03-01"}
                        """))
                .andExpect(status().isCreated());
        var need = colleagues.as(anna, () -> needs.of(customer)).getFirst();
        var address = "/api/v1/customers/" + customer + "/needs";
        api.ask(anna, get(address))
                .andExpect(jsonPath("$.items[0].budget").value(9000.0))
                .andExpect(jsonPath("$.items[0].standing").value("planned"))
                .andExpect(jsonPath("$.items[0].version").value(need.revision().mark()));
        var other = put(address + "/" + need.masked().id())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"interest\": \"Pump 300\"}");
        api.ask(anna, other).andExpect(status().isPreconditionRequired());
        api.ask(
                        anna,
                        post(address)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"interest\": \"x\", \"currency\": \"EUR\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("needs.currency-without-budget"));
    }

    private static NewNeed pump(String words) {
        return new NewNeed(
                "Pump 200", Money.of(new BigDecimal("9000"), "EUR"), BudgetStanding.PLANNED, SPRING, "DE", words);
    }

    private UUID add(NewNeed need) {
        return colleagues.as(anna, () -> needs.add(customer, need));
    }

    private List<Need> of(CustomerId whose) {
        return colleagues.as(anna, () -> needs.of(whose)).stream()
                .map(Needs.Known::masked)
                .toList();
    }

    private List<ProfileChange> history(What what, UUID id) {
        return colleagues
                .as(anna, () -> profiles.history(customer, what, id.toString(), 10, null))
                .items();
    }

    private List<String> told(CustomerId whose, Locale locale) {
        return story.of(new SubjectId(whose.value()), locale, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private void refuses(String why, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(anna, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }

    private void refusesTo(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("access.role-missing"));
    }
}
