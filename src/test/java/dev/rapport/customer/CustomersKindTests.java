package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowNote;
import dev.rapport.imports.RowSets;
import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class CustomersKindTests {

    private static final int MOST_STATEMENTS = 25;

    @Autowired
    CustomersKind kind;

    @Autowired
    Customers customers;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String phone =
            "+44207946%04d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 10_000));

    private Optional<RowNote> apply(String account, String sector, String tier) {
        var fields = Map.of("account", account, "sector", sector, "phone", phone, "tier", tier);
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> kind.applyTelling(new ImportRow(2, fields, null), null)));
    }

    @Test
    void firmsThatShareASwitchboardStayTwoAndTheLineTells() {
        assertThat(apply("North " + mark, "retail", "gold")).isEmpty();

        var note = apply("South " + mark, "banking", "standard").orElseThrow();

        assertThat(note.key()).isEqualTo("import.note.candidates");
        assertThat(note.arguments()).containsExactly("North " + mark);
        var north = customers.byExternal("North " + mark).orElseThrow();
        assertThat(customers.byExternal("South " + mark)).isPresent().isNotEqualTo(Optional.of(north));
        assertThat(customers.facts(north)).containsEntry("sector", "retail");
        assertThat(customers.terms(north).tier()).isEqualTo("gold");
    }

    @Test
    void whatARowSaysIsReadOnceAndKeptWithItsPlaceInTheFile() {
        var row = new ImportRow(2, Map.of("name", "Once " + mark, "phone", phone), null);
        var understood = kind.understood(row);
        var placed = new ImportRow(2, row.fields(), understood.content(), false, "list.csv", 1L);

        var told = kind.read(placed, null);

        assertThat(understood.identities()).isNotEmpty();
        assertThat(understood.content())
                .isInstanceOfSatisfying(
                        ToldCustomer.class,
                        read -> assertThat(told.points()).isNotEmpty().isSameAs(read.points()));
        assertThat(told.row().file()).isEqualTo("list.csv");
        assertThat(told.row().earlier()).isEqualTo(1);
    }

    @Test
    void aTierThatThereIsNotIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> apply("North " + mark, "retail", "zzz-nonsense"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments())
                                .containsExactly("zzz-nonsense", "standard, silver, gold"));
        assertThat(customers.byExternal("North " + mark)).isEmpty();
        apply("North " + mark, "retail", "Gold");
        assertThat(customers
                        .terms(customers.byExternal("North " + mark).orElseThrow())
                        .tier())
                .isEqualTo("gold");
    }

    @Test
    void aNumberThatCouldMeanTwoThingsIsNotTakenAndTold() {
        var fields = Map.of("account", "North " + mark, "employees", "1.500");
        var answer = transaction.execute(status -> kind.answer(new ImportRow(2, fields, null), null));
        assertThat(answer.further())
                .singleElement()
                .satisfies(note -> assertThat(note.arguments()).containsExactly("employees", "1.500"));
        assertThat(customers.facts(customers.byExternal("North " + mark).orElseThrow()))
                .isEmpty();
    }

    private void says(String column, String cell) {
        var fields = Map.of("account", "North " + mark, column, cell);
        transaction.executeWithoutResult(
                status -> kind.applyTelling(new ImportRow(12, fields, null, false, "export.csv", null), null));
    }

    @Test
    void whatAnotherSystemForbadeIsTheNoOfTheCustomerWithFileAndLine() {
        says("Do Not Call", "true");
        says("Do Not Email", "No");
        var firm = customers.byExternal("North " + mark).orElseThrow();

        assertThat(consents.of(firm)).containsOnlyKeys("phone");
        var said = consents.of(firm).get("phone");
        assertThat(said.granted()).isFalse();
        assertThat(said.file()).isEqualTo("export.csv");
        assertThat(said.line()).isEqualTo(12);
        assertThat(jdbc.sql("select distinct source from customer_consent where customer_id = :firm")
                        .param("firm", firm.value())
                        .query(String.class)
                        .single())
                .isEqualTo("import");
    }

    @Test
    void aNoOfAnotherSystemEndsAnEarlierYesAndNeverALaterOne() {
        apply("North " + mark, "retail", "gold");
        var firm = customers.byExternal("North " + mark).orElseThrow();
        consents.change(firm, "phone", true);

        says("Do Not Call", "Yes");
        assertThat(consents.allows(firm, "phone")).isFalse();

        consents.change(firm, "phone", true);
        says("Do Not Call", "Yes");
        assertThat(consents.allows(firm, "phone")).as("the same file again").isTrue();
    }

    private Optional<RowNote> subsidiary(String account, String parent) {
        var fields = Map.of("account", account, "subsidiary_of", parent);
        return java.util.Objects.requireNonNull(
                transaction.execute(status -> kind.applyTelling(new ImportRow(2, fields, null), null)));
    }

    private Optional<String> parentOf(String account) {
        return jdbc.sql("""
                        select parent.external
                        from customer
                        join customer parent on parent.id = customer.parent_id
                        where customer.external = :account
                        """).param("account", account).query(String.class).optional();
    }

    @Test
    void aParentThatIsNotHereIsToldAndLinkedWhenItComes() {
        var note = subsidiary("South " + mark, "north  " + mark).orElseThrow();
        assertThat(note.key()).isEqualTo("import.note.parent-missing").isEqualTo(kind.awaiting());
        assertThat(kind.hasCome(note.arguments())).isFalse();

        apply("North " + mark, "retail", "gold");

        assertThat(parentOf("South " + mark)).contains("North " + mark);
        assertThat(kind.hasCome(note.arguments())).isTrue();
        assertThat(subsidiary("West " + mark, "NORTH " + mark)).isEmpty();
        assertThat(parentOf("West " + mark)).contains("North " + mark);
    }

    @Test
    void anAccountInAnotherCaseIsTheFirmThatIsHere() {
        apply("North " + mark, "retail", "gold");
        apply("NORTH " + mark, "banking", "gold");
        assertThat(customers.byExternal("NORTH " + mark)).isEmpty();
        assertThat(customers.facts(customers.byExternal("North " + mark).orElseThrow()))
                .containsEntry("sector", "banking");
    }

    @Test
    void anImportTellsWhatItOverwrote() {
        apply("North " + mark, "retail", "gold");

        var note = apply("North " + mark, "banking", "gold").orElseThrow();

        assertThat(note.key()).isEqualTo("import.note.changed");
        assertThat(note.arguments()).containsExactly("North " + mark, "sector retail → banking");
        assertThat(apply("North " + mark, "banking", "gold")).isEmpty();
    }

    /** Each with another phone, some with a parent that comes later, terms of their own, and a channel that is refused. */
    private List<String> statements(int count, String sector, String language) {
        var rows = IntStream.range(0, count)
                .mapToObj(i -> new ImportRow(
                        i + 2,
                        Map.of(
                                "account",
                                "Set " + count + " " + i + " " + mark,
                                "phone",
                                "+4420%08d".formatted(70_000_000 + count * 1_000 + i),
                                "sector",
                                sector,
                                "language",
                                language,
                                "subsidiary_of",
                                "Set " + count + " " + (i + 1) + " " + mark,
                                "Do Not Email",
                                "yes"),
                        null))
                .toList();
        return RowSets.statements(transaction, kind, rows, null);
    }

    @Test
    void manyFirmsAskTheDatabaseNoMoreThanAFew() {
        assertThat(statements(100, "retail", "en"))
                .hasSameSizeAs(statements(3, "retail", "en"))
                .hasSizeLessThan(MOST_STATEMENTS);
        assertThat(statements(100, "food", "zh"))
                .hasSameSizeAs(statements(3, "food", "zh"))
                .hasSizeLessThan(MOST_STATEMENTS);
        assertThat(jdbc.sql("""
            select count(distinct customer.id)
            from customer
            join customer_fact fact on fact.customer_id = customer.id and fact.value = 'food'
            join contact_point point on point.customer_id = customer.id
            join customer_consent no on no.customer_id = customer.id and not no.granted
            where customer.external like :firms
                and language = 'zh'
                and parent_external is not null
            """)
                        .param("firms", "Set 100 % " + mark)
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
        assertThat(parentOf("Set 100 98 " + mark)).contains("Set 100 99 " + mark);
        assertThat(parentOf("Set 100 99 " + mark)).isEmpty();
    }

    private List<String> ofPeople(int count, String city, boolean numbered) {
        var rows = IntStream.range(0, count)
                .mapToObj(i -> {
                    var fields = new java.util.HashMap<>(Map.of(
                            "given_name",
                            "Anna " + (i % 7) + " " + count,
                            "family_name",
                            mark,
                            "mobile",
                            "+4915%09d".formatted(120_000_000 + count * 1_000 + i + (numbered ? 500_000 : 0)),
                            "city",
                            city));
                    if (numbered) fields.put("number", "P" + count + " " + i + " " + mark);
                    return new ImportRow(i + 2, fields, null);
                })
                .toList();
        return RowSets.statements(transaction, kind, rows, null);
    }

    @Test
    void manyPeopleAskTheDatabaseNoMoreThanAFew() {
        for (var numbered : List.of(false, true)) {
            assertThat(ofPeople(100, "Ulm", numbered))
                    .hasSameSizeAs(ofPeople(3, "Ulm", numbered))
                    .hasSizeLessThan(MOST_STATEMENTS);
            assertThat(ofPeople(100, "Bonn", numbered))
                    .hasSameSizeAs(ofPeople(3, "Bonn", numbered))
                    .hasSizeLessThan(MOST_STATEMENTS);
        }
        assertThat(jdbc.sql("""
            select count(distinct customer.id)
            from customer
            join customer_fact fact on fact.customer_id = customer.id and fact.value = 'Bonn'
            where customer.kind = 'PERSON'
                and customer.name like :people
            """)
                        .param("people", "Anna % " + mark)
                        .query(Long.class)
                        .single())
                .isEqualTo(206);
    }

    @Test
    void noFirmIsAboveItself() {
        var fields = List.of(
                Map.of("account", "North " + mark, "subsidiary_of", "South " + mark),
                Map.of("account", "South " + mark, "subsidiary_of", "West " + mark),
                Map.of("account", "West " + mark, "subsidiary_of", "North " + mark));
        var said = fields.stream()
                .map(row -> kind.read(new ImportRow(2, row, null), null))
                .toList();

        var answers = java.util.Objects.requireNonNull(transaction.execute(status -> kind.apply(said)));

        assertThat(parentOf("North " + mark)).contains("South " + mark);
        assertThat(parentOf("South " + mark)).contains("West " + mark);
        assertThat(parentOf("West " + mark)).isEmpty();
        assertThat(answers.getLast().note().key()).isEqualTo("import.note.parent-below");
    }

    @Test
    void aRowThatIsRefusedAmongManyHasNoEffect() {
        apply("North " + mark, "retail", "gold");
        var fields = List.of(
                Map.of("account", "South " + mark, "sector", "food"),
                Map.of("account", "north " + mark, "sector", "food", "tier", "zzz"),
                Map.of("account", "West " + mark, "subsidiary_of", "South " + mark));
        var said = fields.stream()
                .map(row -> kind.read(new ImportRow(2, row, null), null))
                .toList();

        var answers = java.util.Objects.requireNonNull(transaction.execute(status -> kind.apply(said)));

        assertThat(answers.get(1).refused()).isNotNull();
        assertThat(customers.facts(customers.byExternal("North " + mark).orElseThrow()))
                .containsEntry("sector", "retail");
        assertThat(parentOf("West " + mark)).contains("South " + mark);
    }
}
