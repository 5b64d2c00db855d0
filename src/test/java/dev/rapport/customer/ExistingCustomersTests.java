package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.imports.Existing;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.Treatment;
import dev.rapport.platform.CustomerId;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a file does with customers that are here already is said by the one who brings it in. */
@DatabaseTest
class ExistingCustomersTests {

    private static final String FILE = """
            account,sector,employees,tier,language,phone,email,subsidiary_of
            Known %1$s,food,12,silver,zh,13800139011,b%1$s@example.com,New %1$s
            New %1$s,food,3,gold,,,,
            """;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    JdbcClient jdbc;

    @Test
    void gapsAreFilledAndWhatIsKnownStays() {
        bringIn("account,sector,tier,email\nKnown %1$s,retail,gold,a%1$s@example.com\n", Treatment.USUAL);
        var before = desk.profile(firm("Known"));
        var ended = bringIn(FILE, treatment(Existing.FILL));
        var now = desk.profile(firm("Known"));

        assertThat(ended.changed()).isEqualTo(1);
        assertThat(ended.created()).isEqualTo(1);
        assertThat(facts("Known")).containsOnly(Map.entry("sector", "retail"), Map.entry("employees", "12"));
        assertThat(now.terms().tier()).isEqualTo("gold");
        assertThat(now.terms().language()).isEqualTo("zh");
        assertThat(points("Known")).containsExactly("EMAIL a" + mark + "@example.com", "PHONE +8613800139011");
        assertThat(now.parent()).isNotNull();

        undo(ended);
        assertThat(desk.profile(firm("Known")).terms()).isEqualTo(before.terms());
        assertThat(facts("Known")).containsOnly(Map.entry("sector", "retail"));
        assertThat(points("Known")).containsExactly("EMAIL a" + mark + "@example.com");
        assertThat(customers.byExternal("New " + mark)).isEmpty();
    }

    @Test
    void whatIsHereAlreadyIsPassedOver() {
        bringIn("account,sector,tier\nKnown %1$s,retail,gold\n", Treatment.USUAL);
        var ended = bringIn(FILE, treatment(Existing.SKIP));

        assertThat(ended.skipped()).isEqualTo(1);
        assertThat(ended.created()).isEqualTo(1);
        assertThat(ended.changed()).isZero();
        assertThat(facts("Known")).containsOnly(Map.entry("sector", "retail"));
        assertThat(points("Known")).isEmpty();
    }

    @Test
    void whatAFileOverwritesStandsInTheHistoryAndGoesBackWithTheImport() {
        bringIn("account,sector,tier\nKnown %1$s,retail,gold\n", Treatment.USUAL);
        var ended = bringIn(FILE, treatment(Existing.OVERWRITE));

        assertThat(facts("Known")).contains(Map.entry("sector", "food"));
        assertThat(history("Known")).containsExactly("FACT sector retail → food, line 2");
        undo(ended);
        assertThat(facts("Known")).containsOnly(Map.entry("sector", "retail"));
        assertThat(history("Known")).hasSize(2);
    }

    @Test
    void aNumberMakesAFirmKnownOnlyTogetherWithItsName() {
        var made = add(new NewCustomer(
                Kind.ORGANISATION, "Known " + mark, null, null, null, List.of("13800139011"), Map.of()));
        var other = add(new NewCustomer(
                Kind.ORGANISATION, "Other " + mark, null, null, null, List.of("13800139012"), Map.of()));
        var text = "account,phone,sector\nKNOWN %1$s,13800139011,food\nThird %1$s,13800139012,food\n";
        var ended = bringIn(text, new Treatment(false, null, "phone"));

        assertThat(ended.changed()).isEqualTo(1);
        assertThat(ended.created()).isEqualTo(1);
        assertThat(desk.profile(made).facts()).hasSize(1);
        assertThat(desk.profile(other).facts()).isEmpty();
        assertThat(named("Known")).isEqualTo(1);
        undo(ended);
        assertThat(desk.profile(made).facts()).isEmpty();
        assertThat(named("Third")).isZero();
    }

    @Test
    void aRowThatMayBeEitherOfTwoIsLeftOut() {
        for (var times = 0; times < 2; times++)
            customers.add(new NewCustomer(
                    Kind.ORGANISATION,
                    "Twice " + mark,
                    null,
                    null,
                    null,
                    List.of("t" + mark + "@example.com"),
                    Map.of()));
        var ended =
                bringIn("account,email\nTwice %1$s,t%1$s@example.com\n", new Treatment(false, Existing.FILL, "email"));

        assertThat(ended.rejected()).isEqualTo(1);
        assertThat(ended.errors().getFirst().reason()).startsWith("2 customers are called “Twice " + mark);
    }

    private static Treatment treatment(Existing existing) {
        return new Treatment(false, existing, null);
    }

    private ImportStatus bringIn(String text, Treatment treatment) {
        var file = new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
        var id = imports.start("customers", file, mark + ".csv", null, GivenReading.NOTHING, treatment);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private void undo(ImportStatus ended) {
        undos.undo(ended.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(ended.id()).orElseThrow().done());
        assertThat(undos.stays(ended.id(), 10, null).items()).isEmpty();
    }

    private CustomerId add(NewCustomer customer) {
        return customers.add(customer).id();
    }

    private CustomerId firm(String name) {
        return customers.byExternal(name + " " + mark).orElseThrow();
    }

    private long named(String name) {
        return jdbc.sql("select count(*) from customer where lower(name) = lower(?)")
                .param(name + " " + mark)
                .query(Long.class)
                .single();
    }

    private Map<String, String> facts(String name) {
        var facts = new TreeMap<String, String>();
        jdbc.sql("select name, value from customer_fact where customer_id = ?")
                .param(firm(name).value())
                .query(row -> {
                    facts.put(row.getString("name"), row.getString("value"));
                });
        return facts;
    }

    private List<String> points(String name) {
        return jdbc.sql("select kind || ' ' || value from contact_point where customer_id = ? order by 1")
                .param(firm(name).value())
                .query(String.class)
                .list();
    }

    private List<String> history(String name) {
        return jdbc.sql("""
                        select what || ' ' || which || ' ' || (before ->> 'value') || ' → ' || (after ->> 'value')
                            || coalesce(', line ' || line, '')
                        from profile_change
                        where customer_id = ?
                        order by at
                        """).param(firm(name).value()).query(String.class).list();
    }
}
