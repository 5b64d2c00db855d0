package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DatabaseTest
class SavedMappingsTests {

    private static final String COLUMNS = "account:Wer,tier:Güte";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    SavedMappings mappings;

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Api api;

    private Person manager;
    private Person other;

    @BeforeEach
    void twoManagers() {
        manager = colleagues.join(null, Role.MANAGER);
        other = colleagues.join(null, Role.MANAGER);
    }

    @Test
    void aFileWithTheSameColumnsIsReadByTheMappingThatWasMadeForThem() {
        save("Ours", false, List.of("Wer", "Güte"));
        var preview = as(manager, () -> imports.preview("customers", table("wer ,GÜTE"), GivenReading.NOTHING, null));

        assertThat(preview.refusal()).isNull();
        assertThat(preview.columns()).extracting(ColumnUse::column).containsExactly("account", "tier");
        assertThat(preview.unknown()).isEmpty();
        assertThat(as(other, () -> imports.preview("customers", table("Wer,Güte"), GivenReading.NOTHING, null))
                        .refusal())
                .as("somebody else's own")
                .isNotNull();
        assertThat(as(manager, () -> imports.preview("customers", table("Wer,x"), GivenReading.NOTHING, null))
                        .mapping())
                .isNull();
    }

    @Test
    void anImportByANamedMappingTranslatesItsWords() {
        save("Ours", true, List.of());
        var id = as(other, () -> imports.start("customers", table("Wer,Güte"), mark + ".csv", "OURS " + mark));
        var ended = await(id);

        assertThat(ended.errors()).isEmpty();
        assertThat(tiers()).containsExactly("gold", "standard", "standard");
        assertThat(ended.notes())
                .extracting(ImportStatus.Error::reason)
                .contains("Read by the mapping “Ours " + mark + "”.");
        var again = await(as(other, () -> imports.repeat(id)));
        assertThat(again.unchanged()).isEqualTo(3);
    }

    @Test
    void whatIsSaidBesideAMappingGoesBeforeIt() {
        save("Ours", true, List.of());
        var given = GivenReading.NOTHING.with(ValueWords.of("tier:prima=silver"));
        await(as(other, () -> imports.start("customers", table("Wer,Güte"), mark + ".csv", "Ours " + mark, given)));

        assertThat(tiers()).containsExactly("silver", "standard", "standard");
    }

    @Test
    void wordsThatAreNoneOfOursAreCountedWithWhatTheyMayMean() {
        var given = GivenReading.NOTHING.with(ColumnChoices.of(COLUMNS), null);
        var preview = as(manager, () -> imports.preview("customers", table("Wer,Güte"), given, SavedMapping.NONE));

        assertThat(preview.unknown())
                .containsExactly(
                        new UnknownWord("tier", "Prima", 1, List.of("standard", "silver", "gold")),
                        new UnknownWord("tier", "egal", 1, List.of("standard", "silver", "gold")));
        assertThatThrownBy(() -> as(
                        manager,
                        () -> imports.start(
                                "customers",
                                table("Wer,Güte"),
                                mark,
                                null,
                                given.with(ValueWords.of("tier:Prima=platinum")))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.no-such-word"));
    }

    @Test
    void aPreviewAsksForColumnsThatAreNeededAlsoWhereThereAreDays() {
        var preview = as(
                manager,
                () -> imports.preview(
                        "opportunities", file("a,b\n1,2026-01-02\n"), GivenReading.NOTHING, SavedMapping.NONE));

        assertThat(preview.refusal()).isNotNull();
        assertThat(preview.columns()).extracting(ColumnUse::header).containsExactly("a", "b");
    }

    @Test
    void onlyItsMakerAndManagersRenameAndRemoveASharedOne() {
        var seller = colleagues.join(null, Role.SALES);
        var shared =
                as(seller, () -> mappings.save("leads", "Fair " + mark, true, List.of(), GivenReading.NOTHING, null));
        var colleague = colleagues.join(null, Role.SALES);
        var id = Ids.parse(shared.key());

        assertThatThrownBy(() -> as(colleague, () -> mappings.change(id, "Mine", true, Revision.ANY)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.mapping-not-yours"));
        assertThat(as(manager, () -> mappings.change(id, "Fairs " + mark, false, shared.revision()))
                        .name())
                .isEqualTo("Fairs " + mark);
        assertThatThrownBy(() -> as(seller, () -> mappings.change(id, "Fair", true, shared.revision())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.key()).isEqualTo("import.mapping-changed-meanwhile"));
        assertThatThrownBy(() -> as(manager, () -> mappings.get(id)))
                .as("no longer shared")
                .isInstanceOf(Refused.class);
        as(seller, () -> {
            mappings.remove(id);
            return true;
        });
        assertThat(as(seller, () -> mappings.of("leads")))
                .extracting(SavedMapping::name)
                .containsExactly("x-education-leads");
    }

    @Test
    void aNameIsTakenOnceByAPersonAndOnceForAll() {
        save("Ours", true, List.of());
        for (var who : List.of(manager, other))
            assertThatThrownBy(() -> as(
                            who,
                            () -> mappings.save(
                                    "customers", "OURS " + mark, true, List.of(), GivenReading.NOTHING, null)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.mapping-name-taken"));
        for (var name : List.of("", " ", "-", "{}", "crm-sales-accounts", "x".repeat(101)))
            assertThatThrownBy(() -> as(
                            other,
                            () -> mappings.save("customers", name, false, List.of(), GivenReading.NOTHING, null)))
                    .as(name)
                    .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(
                        other,
                        () -> mappings.save(
                                "customers",
                                "x",
                                false,
                                List.of(),
                                GivenReading.NOTHING.with(ColumnChoices.of("poem:Wer"), null),
                                null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.no-such-column"));
    }

    @Test
    void whoMayNotBringInAKindSeesNoneOfItsMappings() {
        save("Ours", true, List.of());
        var seller = colleagues.join(null, Role.SALES);
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThat(as(seller, () -> mappings.list(null, 100, null)).items())
                .extracting(SavedMapping::kind)
                .doesNotContain("customers");
        for (var asked :
                List.<Callable<Object>>of(() -> mappings.of("customers"), () -> mappings.list("customers", 10, null)))
            for (var who : List.of(seller, auditor))
                assertThatThrownBy(() -> as(who, asked)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> as(auditor, () -> mappings.list(null, 10, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aKnownDataSetIsReadByTheMappingThatShips() {
        var text = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nAcme " + mark
                + ",technolgy,1996,1100.04,2822,United States,\n";
        var preview = as(manager, () -> imports.preview("customers", file(text), GivenReading.NOTHING, null));
        await(as(manager, () -> imports.start("customers", file(text), mark + ".csv", null)));

        assertThat(preview.mapping()).isEqualTo("crm-sales-accounts");
        assertThat(jdbc.sql("""
                        select fact.value
                        from customer_fact fact
                        join customer on customer.id = fact.customer_id
                        where customer.name = :name and fact.name = 'sector'
                        """)
                        .param("name", "Acme " + mark)
                        .query(String.class)
                        .single())
                .isEqualTo("technology");
    }

    @Test
    void whatALogMeansIsKeptByNameToo() {
        var log = "{\"source\":\"our-desk\",\"attributes\":{},\"rules\":[{\"when\":{\"concept:name\":\"Closed\"},"
                + "\"events\":[\"closed\"]}]}";
        var saved = as(
                manager, () -> mappings.save("tickets", "Desk " + mark, false, List.of(), GivenReading.NOTHING, log));

        assertThat(as(manager, () -> mappings.of("tickets"))).contains(saved);
        for (var bad : List.of("{", "poem"))
            assertThatThrownBy(() -> as(
                            manager, () -> mappings.save("tickets", "x", false, List.of(), GivenReading.NOTHING, bad)))
                    .isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        as(manager, () -> mappings.save("customers", "x", false, List.of(), GivenReading.NOTHING, log)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void programsKeepUseRenameAndRemoveThem() throws Exception {
        var body =
                "{\"kind\":\"customers\",\"name\":\"Api %s\",\"shared\":true,\"header\":[\"Wer\",\"Güte\"],\"columns\":\"%s\",\"words\":\"tier:Prima=gold,tier:egal=\"}"
                        .formatted(mark, COLUMNS);
        var saved = api.ask(
                        manager,
                        post("/api/v1/import-mappings")
                                .header("Idempotency-Key", mark)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse();
        var id = JsonPath.<String>read(saved.getContentAsString(), "$.id");
        var part = new MockMultipartFile(
                "file", "x.csv", "text/csv", text("Wer,Güte").getBytes(StandardCharsets.UTF_8));
        api.ask(multipart("/api/v1/imports/customers/preview").file(part).with(login(other)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.mapping").value(id))
                .andExpect(jsonPath("$.columns[1].column").value("tier"))
                .andExpect(jsonPath("$.rows").value(3))
                .andExpect(jsonPath("$.unknown").isEmpty());
        api.ask(multipart("/api/v1/imports/customers")
                        .file(part)
                        .param("mapping", "no such")
                        .header("Idempotency-Key", mark + "a")
                        .with(login(other)))
                .andExpect(status().isUnprocessableContent());
        api.ask(
                        manager,
                        put("/api/v1/import-mappings/" + id)
                                .header("If-Match", String.valueOf(saved.getHeader("ETag")))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"Renamed %s\",\"shared\":false}".formatted(mark)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.shared").value(false));
        api.ask(other, delete("/api/v1/import-mappings/" + id)).andExpect(status().isNotFound());
        api.ask(manager, delete("/api/v1/import-mappings/" + id)).andExpect(status().isNoContent());
    }

    @Test
    void theSheetIsKeptAndAFileWithoutOneOfThatNameIsReadAllTheSame() {
        var said = GivenReading.NOTHING.onSheet("Second");
        var first = as(manager, () -> imports.preview("customers", workbook("First", "Second"), said));
        assertThat(first.lines().get(1)).contains("Second " + mark);
        var kept = as(
                manager,
                () -> mappings.save("customers", "Ours " + mark, false, List.of(), first.kept(said, null), null));

        assertThat(kept.reading().sheet()).isEqualTo("Second");
        assertThat(read(workbook("First", "Second"))).contains("Second " + mark);
        assertThat(read(workbook("First", "Other"))).contains("First " + mark);
        assertThat(read(file("account,city\nPlain %s,Bern\n".formatted(mark)))).contains("Plain " + mark);
    }

    private List<String> read(ByteArrayResource file) {
        return as(manager, () -> imports.preview("customers", file, GivenReading.NOTHING, "Ours " + mark))
                .lines()
                .get(1);
    }

    private ByteArrayResource workbook(String... sheets) {
        var workbook = new Xlsx();
        for (var sheet : sheets)
            workbook.sheet(
                    sheet,
                    WorkbookImportTests.row("account", "city") + WorkbookImportTests.row(sheet + " " + mark, "Bern"));
        return new ByteArrayResource(workbook.bytes());
    }

    @Test
    void cardsAreNotSaidToBeSeparated() {
        var cards = file("BEGIN:VCARD\nVERSION:3.0\nFN:Anna %s\nEND:VCARD\n".formatted(mark));

        assertThat(as(manager, () -> imports.preview("customers", cards, GivenReading.NOTHING))
                        .isSeparated())
                .isFalse();
        assertThat(as(manager, () -> imports.preview("customers", table("Wer,Güte"), GivenReading.NOTHING))
                        .isSeparated())
                .isTrue();
    }

    private static RequestPostProcessor login(Person person) {
        return SecurityMockMvcRequestPostProcessors.httpBasic(person.login(), Colleagues.PASSWORD);
    }

    private void save(String name, boolean shared, List<String> header) {
        var reading = GivenReading.NOTHING
                .with(ColumnChoices.of(COLUMNS), null)
                .with(new ValueWords(Map.of("tier", Map.of("prima", "gold", "EGAL", ""))));
        as(manager, () -> mappings.save("customers", name + " " + mark, shared, header, reading, null));
    }

    private <T> T as(Person person, Callable<T> question) {
        return colleagues.as(person, question);
    }

    private List<String> tiers() {
        return jdbc.sql("select tier from customer where name like :mark order by name")
                .param("mark", "% " + mark)
                .query(String.class)
                .list();
    }

    private ImportStatus await(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private String text(String header) {
        return "%2$s\nAcme %1$s,Prima\nBeta %1$s,egal\nGamma %1$s,Standard\n".formatted(mark, header);
    }

    private ByteArrayResource table(String header) {
        return file(text(header));
    }

    private static ByteArrayResource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }
}
