package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Story;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What people change of a profile, its history and the way back. */
@DatabaseTest
class ProfileDeskTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    ProfileDesk desk;

    @Autowired
    CustomerDesk customers;

    @Autowired
    Customers known;

    @Autowired
    FactRows rows;

    @Autowired
    Story story;

    @Autowired
    Colleagues colleagues;

    private Person anna;
    private Person ben;
    private CustomerId customer;

    @BeforeEach
    void aCustomerInRetail() {
        anna = colleagues.join(null, Role.SALES);
        ben = colleagues.join(null, Role.SERVICE);
        customer = known.add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, "Acme " + mark, null, null, null, List.of(), Map.of()))
                .id();
        rows.learn(customer, Map.of("sector", "retail", "mobile", "13812345678"), Origin.file("firms.csv", 12));
    }

    @Test
    void aFactKeepsWhoChangedItFromWhatToWhatAndWhereTheFirstCameFrom() {
        change(anna, "sector", "medical");

        var change =
                desk.history(customer, What.FACT, "sector", 10, null).items().getFirst();
        assertThat(change.before()).isEqualTo("retail");
        assertThat(change.after()).isEqualTo("medical");
        assertThat(change.byName()).isEqualTo(anna.name());
        assertThat(desk.origin(customer, "sector").orElseThrow().source()).isEqualTo(Origin.Source.PERSON);
        assertThat(told()).contains("Sector: retail → medical");
    }

    @Test
    void undoneAFactComesFromWhereItCameFromBefore() {
        change(anna, "sector", "medical");

        colleagues.as(ben, () -> desk.undo(customer, last("sector").id()));

        assertThat(fact("sector").shown()).isEqualTo("retail");
        assertThat(desk.origin(customer, "sector")).contains(Origin.file("firms.csv", 12));
        assertThat(last("sector").byName()).isEqualTo(ben.name());
        assertThat(last("sector").undoes()).isNotNull();
    }

    @Test
    void whatAFileSaysOtherwiseIsAChangeOfThatLine() {
        rows.learn(customer, Map.of("sector", "finance"), Origin.file("later.csv", 7));
        rows.learn(customer, Map.of("sector", "finance"), Origin.file("later.csv", 8));

        var changes = desk.history(customer, What.FACT, "sector", 10, null).items();
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().origin()).isEqualTo(Origin.file("later.csv", 7));
        assertThat(changes.getFirst().before()).isEqualTo("retail");
    }

    @Test
    void whoIsRefusedIsToldWhatWasChangedAndNotWhatTheyWish() {
        var read = desk.revision(customer);
        change(ben, "sector", "medical");

        assertThatThrownBy(() -> colleagues.as(
                        anna, () -> desk.change(customer, new ProfileWish(null, null, Map.of("city", "Ulm")), read)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("customer.fact-changed-meanwhile");
                    assertThat(refused.arguments())
                            .contains("Sector", "medical")
                            .doesNotContain("City");
                });
    }

    @Test
    void twoCustomersOfWhomTheSameIsKnownHaveNoRevisionInCommon() {
        var twin = known.add(new NewCustomer(
                        NewCustomer.Kind.ORGANISATION, "Acme " + mark, null, null, null, List.of(), Map.of()))
                .id();
        rows.learn(twin, Map.of("sector", "retail", "mobile", "13812345678"), Origin.file("firms.csv", 12));

        assertThat(desk.revision(twin)).isNotEqualTo(desk.revision(customer));
        assertThat(revisions(twin)).doesNotContainAnyElementsOf(revisions(customer));
    }

    private List<Revision> revisions(CustomerId of) {
        return desk.facts(of).stream().map(ProfileDesk.Fact::revision).toList();
    }

    @Test
    void anUndoAfterAnotherChangeIsRefusedAndSaysWhoseThatIs() {
        change(anna, "sector", "medical");
        var first = last("sector");
        change(ben, "sector", "finance");

        assertThatThrownBy(() -> colleagues.as(anna, () -> desk.undo(customer, first.id())))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("customer.undo-changed-since");
                    assertThat(refused.arguments()).contains(ben.name(), "finance");
                });
        assertThat(fact("sector").shown()).isEqualTo("finance");
    }

    @Test
    void anUndoIsUndone() {
        change(anna, "sector", "medical");
        colleagues.as(anna, () -> desk.undo(customer, last("sector").id()));
        colleagues.as(anna, () -> desk.undo(customer, last("sector").id()));

        assertThat(fact("sector").shown()).isEqualTo("medical");
    }

    @Test
    void aFactIsAddedAndRemovedAndUndone() {
        change(anna, "city", "Shanghai");
        assertThat(fact("city").shown()).isEqualTo("Shanghai");
        change(anna, "city", null);
        assertThat(fact("city").shown()).isNull();

        colleagues.as(anna, () -> desk.undo(customer, last("city").id()));

        assertThat(fact("city").shown()).isEqualTo("Shanghai");
        assertThat(told()).contains("City: Shanghai", "City removed; it was Shanghai");
    }

    @Test
    void theSecondOfTwoWhoChangeAFactIsToldWhoCameFirst() {
        var read = fact("sector").revision();
        change(anna, "sector", "medical");

        assertThatThrownBy(() -> colleagues.as(ben, () -> desk.change(customer, wish("sector", "finance"), read)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.CHANGED);
                    assertThat(refused.arguments()).contains(anna.name(), "Sector", "medical");
                });
        assertThat(fact("sector").shown()).isEqualTo("medical");
    }

    @Test
    void twoWhoChangeDifferentFactsDoNotMeet() {
        var sector = fact("sector").revision();
        var city = fact("city").revision();

        colleagues.as(anna, () -> desk.change(customer, wish("sector", "medical"), sector));
        colleagues.as(ben, () -> desk.change(customer, wish("city", "Berlin"), city));

        assertThat(fact("sector").shown()).isEqualTo("medical");
        assertThat(fact("city").shown()).isEqualTo("Berlin");
    }

    @Test
    void aNameIsChangedFoundAndUndone() {
        colleagues.as(
                anna, () -> desk.change(customer, new ProfileWish("Zenith " + mark, null, Map.of()), Revision.ANY));
        assertThat(customers.list("zenith " + mark, 10, null).items()).hasSize(1);

        colleagues.as(
                anna,
                () -> desk.undo(
                        customer,
                        desk.history(customer, What.NAME, "", 1, null)
                                .items()
                                .getFirst()
                                .id()));

        assertThat(customers.list("acme " + mark, 10, null).items()).hasSize(1);
        assertThat(told()).contains("Name changed: Acme %1$s → Zenith %1$s".formatted(mark));
    }

    @Test
    void aPersonWhoWasTakenForAFirmIsPutRight() {
        colleagues.as(
                anna,
                () -> desk.change(customer, new ProfileWish(null, NewCustomer.Kind.PERSON, Map.of()), Revision.ANY));

        assertThat(customers.profile(customer).line().kind()).isEqualTo(NewCustomer.Kind.PERSON);
        assertThat(told()).contains("Is now kept as: Person");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        year_established, soon,    customer.bad-year
        year_established, 98,      customer.bad-year
        employees,        many,    error.unclear-whole-number
        employees,        12.5,    error.unclear-whole-number
        employees,        -3,      customer.bad-number
        revenue,          1.500,   error.unclear-number
        shoe size,        44,      customer.no-such-fact
        """)
    void whatDoesNotFitTheFactIsRefused(String name, String value, String why) {
        assertThatThrownBy(() -> change(anna, name, value)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo(why);
            assertThat(refused.field()).isEqualTo("facts." + name);
        });
    }

    @Test
    void aMaskIsNeverKeptInThePlaceOfWhatItHides() {
        var masked = fact("mobile");
        assertThat(masked.hidden()).isTrue();

        assertThat(colleagues.as(anna, () -> desk.change(customer, wish("mobile", masked.shown()), masked.revision())))
                .isEmpty();

        change(anna, "mobile", "13987654321");
        colleagues.as(anna, () -> desk.undo(customer, last("mobile").id()));
        assertThat(known.facts(customer)).containsEntry("mobile", "13812345678");
        assertThat(String.join(" ", told())).doesNotContain("13812345678").doesNotContain("13987654321");
        assertThat(last("mobile").before()).isEqualTo("***");
    }

    @Test
    void whoOnlyLooksReadsTheHistoryAndChangesNothing() {
        change(anna, "sector", "medical");
        var auditor = colleagues.join(null, Role.AUDITOR);
        var designer = colleagues.join(null, Role.DESIGNER);

        assertThat(colleagues
                        .as(auditor, () -> desk.history(customer, null, null, 10, null))
                        .items())
                .hasSize(1);
        refuses(auditor, () -> desk.undo(customer, last("sector").id()));
        refuses(auditor, () -> desk.change(customer, wish("sector", "x"), Revision.ANY));
        refuses(designer, () -> desk.history(customer, null, null, 10, null));
        refuses(designer, () -> desk.facts(customer));
    }

    @Test
    void anotherCustomersChangeIsNotFoundHere() {
        change(anna, "sector", "medical");
        var other = known.findOrAdd(
                new NewCustomer(NewCustomer.Kind.PERSON, "Other " + mark, null, null, null, List.of(), Map.of()));

        assertThatThrownBy(() -> colleagues.as(
                        anna, () -> desk.undo(other, last("sector").id())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_FOUND));
    }

    private void refuses(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    private void change(Person person, String name, @Nullable String value) {
        colleagues.as(
                person,
                () -> desk.change(customer, wish(name, value), fact(name).revision()));
    }

    private static ProfileWish wish(String name, @Nullable String value) {
        var facts = new HashMap<String, @Nullable String>();
        facts.put(name, value);
        return new ProfileWish(null, null, facts);
    }

    private ProfileDesk.Fact fact(String name) {
        return desk.facts(customer).stream()
                .filter(fact -> fact.which().equals(name))
                .findFirst()
                .orElseGet(() -> desk.facts(customer).getFirst());
    }

    private ProfileChange last(String fact) {
        return desk.history(customer, What.FACT, fact, 1, null).items().getFirst();
    }

    private List<String> told() {
        return story.of(CustomerEvent.subjectOf(customer), Locale.ENGLISH, ZoneOffset.UTC, 20, null).items().stream()
                .map(Story.Line::text)
                .toList();
    }
}
