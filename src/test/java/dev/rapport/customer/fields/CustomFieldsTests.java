package dev.rapport.customer.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.Customers;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileWish;
import dev.rapport.customer.fields.FactField.Choice;
import dev.rapport.customer.fields.FactField.Format;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fields that administrators add to profiles, and what is entered in them. */
@DatabaseTest
class CustomFieldsTests {

    @Autowired
    CustomFields fields;

    @Autowired
    FactFields known;

    @Autowired
    ProfileDesk profiles;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private Person admin;
    private Person anna;
    private Person serving;
    private CustomerId customer;
    private String name;

    @BeforeEach
    void aCustomer() {
        admin = colleagues.join(null, Role.ADMIN);
        anna = colleagues.join(null, Role.SALES);
        serving = colleagues.join(null, Role.SERVICE);
        name = "f" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        customer = customers.findOrAdd(person(Map.of()));
    }

    /** Others add customers without them. */
    @AfterEach
    void nobodyNeedsThemAnyMore() {
        jdbc.sql("update custom_field set needed_from = null, in_use = false").update();
        known.are(List.of());
    }

    private NewCustomer person(Map<String, String> facts) {
        return new NewCustomer(Kind.PERSON, "Field " + UUID.randomUUID(), null, null, null, List.of(), facts);
    }

    private CustomField text() {
        return field(Format.TEXT, List.of(), null, Set.of(), Set.of(), true);
    }

    private CustomField field(
            Format format,
            List<Choice> choices,
            @Nullable Lifecycle needed,
            Set<Role> seenBy,
            Set<Role> changedBy,
            boolean inUse) {
        return new CustomField(
                name, "Favourite tea", "最爱的茶", format, choices, null, needed, seenBy, changedBy, 1, inUse);
    }

    private void add(CustomField field) {
        colleagues.as(admin, () -> fields.add(field));
    }

    private void enter(Person person, @Nullable String value) {
        var facts = new HashMap<String, @Nullable String>();
        facts.put(name, value);
        colleagues.as(person, () -> profiles.change(customer, new ProfileWish(null, null, facts), Revision.ANY));
    }

    private @Nullable String shown(Person person) {
        return colleagues.as(person, () -> desk.profile(customer)).facts().get(name);
    }

    private static void refuses(String key, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void whatAnAdministratorAddsIsEnteredTracedAndUndoneLikeWhatTheProductAsks() {
        refuses("customer.no-such-fact", () -> enter(anna, "Oolong"));
        add(text());
        enter(anna, " Oolong ");

        assertThat(shown(serving)).isEqualTo("Oolong");
        assertThat(known.label(name, Locale.ENGLISH)).isEqualTo("Favourite tea");
        assertThat(known.label(name, Locale.CHINESE)).isEqualTo("最爱的茶");
        var change = colleagues
                .as(anna, () -> profiles.history(customer, What.FACT, name, 1, null))
                .items()
                .getFirst();
        colleagues.as(anna, () -> profiles.undo(customer, change.id()));
        assertThat(shown(anna)).isNull();
    }

    @Test
    void noVersionTellsWhenAHiddenValueIsAgainWhatItWas() {
        add(field(Format.TEXT, List.of(), null, Set.of(Role.SERVICE), Set.of(), true));
        enter(serving, "zebra");
        var whole = colleagues.as(anna, () -> profiles.revision(customer));
        var alone = version(anna);
        enter(serving, "quartz");

        assertThat(colleagues.as(anna, () -> profiles.revision(customer))).isEqualTo(whole);
        assertThat(version(anna)).isEqualTo(alone);
        assertThat(version(serving)).isNotEqualTo(alone);
    }

    private Revision version(Person person) {
        return colleagues.as(person, () -> profiles.facts(customer)).stream()
                .filter(fact -> fact.which().equals(name))
                .map(ProfileDesk.Fact::revision)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyAnAdministratorAddsAndChangesThem() {
        var manager = colleagues.join(null, Role.MANAGER);

        assertThatThrownBy(() -> colleagues.as(manager, () -> fields.add(text())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
        add(text());
        assertThatThrownBy(() -> colleagues.as(manager, () -> fields.change(text(), Revision.ANY)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
        refuses("fields.name-taken", () -> add(text()));
    }

    @Test
    void whatIsWrittenOtherwiseIsRefusedAndWhatIsMeantIsKept() {
        add(field(
                Format.CHOICE,
                List.of(new Choice("green", "Green tea", "绿茶"), new Choice("black", "Black tea", "红茶")),
                null,
                Set.of(),
                Set.of(),
                true));
        refuses("customer.no-such-choice", () -> enter(anna, "coffee"));
        enter(anna, "红茶");

        assertThat(shown(anna)).isEqualTo("black");
        assertThat(known.said(name, "black", Locale.ENGLISH)).isEqualTo("Black tea");
        assertThat(new FactField("d", Format.DAY).read("2026/2/3")).isEqualTo("2026-02-03");
        refuses("customer.bad-day", () -> new FactField("d", Format.DAY).read("2026-02-30"));
        refuses("customer.bad-day", () -> new FactField("d", Format.DAY).read("tomorrow"));
        assertThat(new FactField("y", Format.YES_NO).read("是")).isEqualTo("yes");
        refuses("customer.no-yes-or-no", () -> new FactField("y", Format.YES_NO).read("perhaps"));
    }

    @Test
    void severalAreChosenHoweverTheyAreDividedAndEachOnce() {
        var teas = List.of(
                new Choice("green", "Green tea", "绿茶"),
                new Choice("black", "Black tea", "红茶"),
                new Choice("white", "White tea", "白茶"));
        add(field(Format.CHOICES, teas, null, Set.of(), Set.of(), true));
        refuses("customer.no-such-choice", () -> enter(anna, "green, coffee"));
        enter(anna, "白茶、Green tea;green");

        assertThat(shown(anna)).isEqualTo("green; white");
        assertThat(known.said(name, "green; white", Locale.ENGLISH)).isEqualTo("Green tea, White tea");
        assertThat(known.said(name, "green; white", Locale.CHINESE)).isEqualTo("绿茶、白茶");
        enter(anna, "white;green");
        assertThat(colleagues
                        .as(anna, () -> profiles.history(customer, What.FACT, name, 10, null))
                        .items())
                .hasSize(1);
        refuses(
                "fields.value-lost",
                () -> colleagues.as(
                        admin,
                        () -> fields.change(
                                field(Format.CHOICES, teas.subList(0, 2), null, Set.of(), Set.of(), true),
                                fields.get(name).revision())));
        refuses(
                "fields.value-lost",
                () -> colleagues.as(
                        admin,
                        () -> fields.change(
                                field(Format.CHOICE, teas, null, Set.of(), Set.of(), true),
                                fields.get(name).revision())));
        enter(anna, " ; ");
        assertThat(shown(anna)).isNull();
        refuses(
                "fields.choice-divided",
                () -> field(
                                Format.CHOICES,
                                List.of(new Choice("tea", "Tea, green", "茶")),
                                null,
                                Set.of(),
                                Set.of(),
                                true)
                        .requireSane());
    }

    @Test
    void whatOnlySomeMaySeeIsHiddenFromOthersEverywhere() {
        add(field(Format.TEXT, List.of(), null, Set.of(Role.SERVICE), Set.of(), true));
        enter(serving, "Lung trouble");

        assertThat(shown(serving)).isEqualTo("Lung trouble");
        assertThat(shown(anna)).isEqualTo(FactFields.HIDDEN);
        var seen = colleagues.as(anna, () -> profiles.facts(customer)).toString()
                + colleagues.as(anna, () -> profiles.history(customer, null, null, 10, null));
        assertThat(seen).contains(name).doesNotContain("Lung");
        var story = jdbc.sql("select string_agg(cast(details as text), ' ') from trail where subject_id = :id")
                .param("id", customer.value())
                .query(String.class)
                .single();
        assertThat(story).contains(name).doesNotContain("Lung");
        refuses("fields.not-yours", () -> enter(anna, "x"));
        var change = colleagues
                .as(serving, () -> profiles.history(customer, What.FACT, name, 1, null))
                .items()
                .getFirst();
        refuses("fields.not-yours", () -> colleagues.as(anna, () -> profiles.undo(customer, change.id())));
        assertThat(change.undoable()).isTrue();
        assertThat(colleagues
                        .as(anna, () -> profiles.history(customer, What.FACT, name, 1, null))
                        .items())
                .singleElement()
                .satisfies(same -> assertThat(same.undoable()).isFalse());
    }

    @Test
    void whatSomeEnterOthersOnlyRead() {
        add(field(Format.TEXT, List.of(), null, Set.of(), Set.of(Role.SERVICE), true));
        enter(serving, "Oolong");

        assertThat(shown(anna)).isEqualTo("Oolong");
        refuses("fields.not-yours", () -> enter(anna, null));
    }

    @Test
    void nobodyIsAddedWithoutWhatMustBeKnownFromTheBeginning() {
        add(field(Format.COUNT, List.of(), Lifecycle.PROSPECT, Set.of(), Set.of(), true));

        refuses("fields.needed", () -> colleagues.as(anna, () -> desk.add(person(Map.of()))));
        refuses("error.unclear-whole-number", () -> colleagues.as(anna, () -> desk.add(person(Map.of(name, "many")))));
        var added = colleagues.as(anna, () -> desk.add(person(Map.of(name, "12"))));
        assertThat(colleagues.as(anna, () -> desk.profile(added.id()).missing()))
                .isEmpty();
        assertThat(colleagues.as(anna, () -> desk.profile(customer).missing())).containsExactly(name);
    }

    @Test
    void whatBuyersMustTellIsAskedForOnceTheyBuy() {
        add(field(Format.TEXT, List.of(), Lifecycle.BUYER, Set.of(), Set.of(), true));
        assertThat(colleagues.as(anna, () -> desk.profile(customer).missing())).isEmpty();

        customers.changeLifecycle(customer, Lifecycle.BUYER);

        assertThat(colleagues.as(anna, () -> desk.profile(customer).missing())).containsExactly(name);
        enter(anna, "Oolong");
        assertThat(colleagues.as(anna, () -> desk.profile(customer).missing())).isEmpty();
    }

    @Test
    void whatIsKnownStaysWhenAFieldIsGivenUpAndIsEnteredNoMore() {
        add(text());
        enter(anna, "Oolong");
        colleagues.as(
                admin,
                () -> fields.change(field(Format.TEXT, List.of(), null, Set.of(), Set.of(), false), text().revision()));

        assertThat(shown(anna)).isEqualTo("Oolong");
        refuses("fields.not-yours", () -> enter(anna, "Assam"));
    }

    @Test
    void aFieldIsNotChangedSoThatWhatIsKnownCouldNotBeRead() {
        add(text());
        enter(anna, "Oolong");
        var number = field(Format.NUMBER, List.of(), null, Set.of(), Set.of(), true);

        refuses("fields.value-lost", () -> colleagues.as(admin, () -> fields.change(number, text().revision())));
        enter(anna, "12");
        colleagues.as(admin, () -> fields.change(number, text().revision()));
        assertThat(fields.get(name).format()).isEqualTo(Format.NUMBER);
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotReplacedUnseen() {
        add(text());
        var other = new CustomField(name, "Tea", "茶", Format.TEXT, List.of(), null, null, Set.of(), Set.of(), 1, true);
        colleagues.as(admin, () -> fields.change(other, text().revision()));

        assertThatThrownBy(() -> colleagues.as(
                        admin,
                        () -> fields.change(
                                field(Format.TEXT, List.of(), null, Set.of(), Set.of(), false), text().revision())))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("fields.changed-meanwhile");
                    assertThat(refused.arguments()).startsWith(admin.name()).endsWith("Tea");
                });
    }

    @Test
    void aFieldThatMakesNoSenseIsRefusedAtItsPart() {
        name = "Tea!";
        refuses("fields.bad-name", () -> add(text()));
        name = "city";
        refuses("fields.name-taken", () -> add(text()));
        name = "tea";
        refuses("fields.choices-missing", () -> add(field(Format.CHOICE, List.of(), null, Set.of(), Set.of(), true)));
        refuses(
                "fields.choice-twice",
                () -> add(field(
                        Format.CHOICE,
                        List.of(new Choice("a", "Green", "绿"), new Choice("green", "B", "B")),
                        null,
                        Set.of(),
                        Set.of(),
                        true)));
        refuses("fields.bad-format", () -> add(field(Format.KIND, List.of(), null, Set.of(), Set.of(), true)));
    }
}
