package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Role;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;

@DatabaseTest
class TrialTests {

    private static final Treatment TRIAL = new Treatment(true, null, null);

    private static final int ATTEMPTS = 3;

    private String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    @Test
    void aTrialOfEachKindWritesNothingAndSaysWhatWouldBecomeOfTheRows() {
        var seller = colleagues.join(null, Role.SALES).name();
        var tried = new TreeMap<String, List<Long>>();
        var files = new TreeMap<String, String>();
        Map<String, String> before;
        Map<String, String> after;
        var attempts = 0;
        do { // what other tests left may fall due meanwhile; a trial that writes does so of each mark
            mark = UUID.randomUUID().toString().substring(0, 8);
            bringIn("customers", "account,sector,phone\nOld %s,food,\n", Treatment.USUAL);
            bringIn("products", "product,series,sales_price\nThing %s,A,10\n", Treatment.USUAL);
            files.putAll(ofEachKind(seller));
            before = still();
            files.forEach((kind, text) -> tried.put(kind, figures(bringIn(kind, text, TRIAL))));
            after = still();
        } while (!after.equals(before) && ++attempts < ATTEMPTS);

        assertThat(after).isEqualTo(before);
        var real = new TreeMap<String, List<Long>>();
        files.forEach((kind, text) -> real.put(kind, figures(bringIn(kind, text, Treatment.USUAL))));
        assertThat(tried).isEqualTo(real);
        assertThat(real.get("customers")).containsExactly(3L, 1L, 1L, 0L, 0L, 1L);
        assertThat(still()).as("the comparison sees what is written").isNotEqualTo(before);
    }

    private static Map<String, String> ofEachKind(String seller) {
        var files = new TreeMap<String, String>();
        files.put(
                "customers", "account,sector,phone,subsidiary_of\nOld %1$s,medical,,New %1$s\nNew %1$s,food,,\n,x,,\n");
        files.put("leads", "name,email\nAnna %1$s,a%1$s@example.com\n");
        files.put("products", "product,series,sales_price\nThing %1$s,B,12\nOther %1$s,B,12\n");
        files.put(
                "opportunities",
                "opportunity_id,sales_agent,product,account,deal_stage,engage_date\nT%1$s," + seller
                        + ",Thing %1$s,Old %1$s,Engaging,2026-01-05\n");
        files.put("purchases", "customer,day,amount\nOld %1$s,2026-01-05,12\n");
        return files;
    }

    @Test
    void rowsOfOneThingAreCountedOnceAlsoWhenTheyAreFarApart() {
        var rows = IntStream.range(0, 700)
                .mapToObj(i -> "Firm %03d %s,\n".formatted(i, mark))
                .collect(Collectors.joining());
        var text = "account,subsidiary_of\nSouth %1$s,North %1$s\n" + rows + "North %1$s,\nSouth %1$s,North %1$s\n";
        var tried = bringIn("customers", text, TRIAL);

        assertThat(tried.created()).isEqualTo(702);
        assertThat(tried.changed()).isEqualTo(1);
        assertThat(tried.notes()).extracting(ImportStatus.Error::line).containsExactly(704L);
    }

    @Test
    void whatMayBeHereAlreadyIsCounted() {
        bringIn("customers", "account,phone\nHuber GmbH %1$s,+8613800138011\n", Treatment.USUAL);
        var tried = bringIn("customers", "account,phone\nHuber %1$s,+8613800138011\n", TRIAL);

        assertThat(tried.alike()).isEqualTo(1);
        assertThat(tried.created()).isEqualTo(1);
    }

    @Test
    void aTrialIsBroughtInAsItWasTriedAndCannotBeUndone() {
        bringIn("customers", "account,sector\nOld %s,food\n", Treatment.USUAL);
        var tried = bringIn(
                "customers",
                "account,sector,office_location\nOld %1$s,medical,Bern\n",
                new Treatment(true, Existing.FILL, null));
        assertThatThrownBy(() -> undos.prospect(tried.id()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.undo-trial"));
        var real = await(imports.repeat(tried.id()));

        assertThat(real.trial()).isFalse();
        assertThat(real.changed()).isEqualTo(1);
        assertThat(facts("Old " + mark)).containsExactly("office_location Bern", "sector food");
    }

    @Test
    void whatAKindDoesNotOfferIsRefused() {
        var refused = Map.of(
                "import.no-trial", Map.of("staff", TRIAL),
                "import.existing-fixed", Map.of("leads", new Treatment(false, Existing.SKIP, null)),
                "import.known-by-fixed", Map.of("products", new Treatment(false, null, "email")),
                "import.no-such-known-by", Map.of("customers", new Treatment(false, null, "shoe size")));
        refused.forEach((key, asked) -> asked.forEach((kind, treatment) -> assertThatThrownBy(
                        () -> imports.start(kind, file("a\nb\n"), mark, null, GivenReading.NOTHING, treatment))
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.key()).isEqualTo(key))));
    }

    @Test
    void programsTryFirst() throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        var login = SecurityMockMvcRequestPostProcessors.httpBasic(manager.login(), Colleagues.PASSWORD);
        var part = new MockMultipartFile(
                "file", "x.csv", "text/csv", "account\nApi %s\n".formatted(mark).getBytes(StandardCharsets.UTF_8));
        var started = api.ask(multipart("/api/v1/imports/customers")
                        .file(part)
                        .param("dryRun", "true")
                        .param("existing", "skip")
                        .param("knownBy", "email")
                        .header("Idempotency-Key", mark)
                        .with(login))
                .andExpect(status().isAccepted())
                .andReturn();
        var id = UUID.fromString(JsonPath.read(started.getResponse().getContentAsString(), "$.id"));

        assertThat(await(id).trial()).isTrue();
        assertThat(await(id).created()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from customer where name = ?")
                        .param("Api " + mark)
                        .query(Long.class)
                        .single())
                .isZero();
        for (var wrong : Map.of("existing", "eat", "knownBy", "nose").entrySet())
            api.ask(multipart("/api/v1/imports/customers")
                            .file(part)
                            .param(wrong.getKey(), wrong.getValue())
                            .header("Idempotency-Key", mark + wrong.getKey())
                            .with(login))
                    .andExpect(status().isUnprocessableContent());
    }

    @Test
    void aFileWhereAFieldIsAskedForIsRefusedWithHowToSendIt() throws Exception {
        var manager = colleagues.join(null, Role.MANAGER);
        var login = SecurityMockMvcRequestPostProcessors.httpBasic(manager.login(), Colleagues.PASSWORD);
        for (var field : List.of("mapping", "words"))
            api.ask(multipart("/api/v1/imports/customers")
                            .file(new MockMultipartFile("file", "x.csv", "text/csv", "account\nNo\n".getBytes()))
                            .file(new MockMultipartFile(field, "map.json", "application/json", "[]".getBytes()))
                            .header("Idempotency-Key", mark + field)
                            .with(login))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].field").value(field))
                    .andExpect(jsonPath("$.errors[0].message")
                            .value(Matchers.containsString(field + "=<FILE instead of " + field + "=@FILE")));
    }

    private static List<Long> figures(ImportStatus ended) {
        return List.of(
                ended.rows(), ended.created(), ended.changed(), ended.unchanged(), ended.skipped(), ended.rejected());
    }

    /** All tables but those of imports, by what their rows say, once nothing changes them any more. */
    private Map<String, String> still() {
        var before = new TreeMap<String, String>();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(700))
                .until(this::tables, now -> {
                    var same = now.equals(before);
                    before.clear();
                    before.putAll(now);
                    return same;
                });
    }

    private Map<String, String> tables() {
        var prints = new TreeMap<String, String>();
        for (var table : jdbc.sql("""
                        select tablename
                        from pg_tables
                        where schemaname = 'public'
                            and tablename not in ('import_run', 'import_chunk', 'import_error')
                        """).query(String.class).list())
            prints.put(
                    table,
                    jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtext(cast(one as text))), 0) from \"" + table
                                    + "\" one")
                            .query(String.class)
                            .single());
        return prints;
    }

    private List<String> facts(String name) {
        return jdbc.sql("""
                        select fact.name || ' ' || fact.value
                        from customer_fact fact
                        join customer on customer.id = fact.customer_id
                        where customer.name = :name
                        order by 1
                        """).param("name", name).query(String.class).list();
    }

    private ImportStatus bringIn(String kind, String text, Treatment treatment) {
        return await(
                imports.start(kind, file(text.formatted(mark)), mark + ".csv", null, GivenReading.NOTHING, treatment));
    }

    private ImportStatus await(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private static ByteArrayResource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }
}
