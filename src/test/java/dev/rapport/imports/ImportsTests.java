package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ImportsTests {

    private final String mark = UUID.randomUUID().toString();

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Staff staff;

    @Test
    void bringsInEveryRow() {
        var ended = bringIn("account,sector\nAcme %s,Technology\nBeta %s,medical\n".formatted(mark, mark));

        assertThat(ended.state()).isEqualTo(ImportState.DONE);
        assertThat(ended.accepted()).isEqualTo(2);
        assertThat(sector("Acme " + mark)).isEqualTo("technology");
    }

    @Test
    void tellsWhyARowWasRejectedAndOnWhichLine() {
        var ended = bringIn("account,kind\nAcme %s,firm\n\"Be\nta %s\",much\nGamma %s,\n".formatted(mark, mark, mark));

        assertThat(ended.rows()).isEqualTo(3);
        assertThat(ended.accepted()).isEqualTo(2);
        assertThat(ended.errors())
                .containsExactly(new ImportStatus.Error(
                        3, "“much” is none of the words of “kind”. Known: person, organisation."));
    }

    @Test
    void aRejectedRowHasNoEffect() {
        bringIn("account,kind\nAcme %s,nonsense\n".formatted(mark));

        assertThat(count("Acme " + mark)).isZero();
    }

    @Test
    void aRepeatDoublesNothing() {
        var text = "account,sector\nAcme %s,medical\n".formatted(mark);
        bringIn(text);

        var again = bringIn(text);

        assertThat(again.accepted()).isEqualTo(1);
        assertThat(count("Acme " + mark)).isEqualTo(1);
    }

    @Test
    void eachKindCountsWhatARepeatedFileCreatedAndChanged() {
        var office = "Office " + mark.substring(0, 8);
        var files = Map.of(
                "customers", "account,sector,phone\nAcme %s,medical,\nBeta %s,food,\n",
                "products", "product,series,sales_price\nSmall %s,A,10\nLarge %s,A,20\n",
                "leads", "name,email\nAnna %s,a%s@example.com\nZhang %1$s,z%1$s@example.com\n",
                "staff", "sales_agent,manager,regional_office\nAnna %s,Boss %s,OFFICE\nBert %1$s,Chief %1$s,OFFICE\n");
        files.forEach((kind, text) -> {
            var file = file(bytes(text.replace("OFFICE", office).formatted(mark, mark)));
            assertThat(figures(await(imports.start(kind, file, mark, null))))
                    .as(kind)
                    .containsExactly(2L, 2L, 0L, 0L, 0L);
            assertThat(figures(await(imports.start(kind, file, mark, null))))
                    .as(kind + " again")
                    .containsExactly(2L, 0L, 0L, 2L, 0L);
        });
        assertThat(figures(bringIn("account,sector\nAcme %s,banking\nBeta %s,food\nNew %s,food\n,x\n"
                        .formatted(mark, mark, mark))))
                .containsExactly(4L, 1L, 1L, 1L, 1L);
    }

    @Test
    void rowsOfOneFirmInAFileAreTakenTogetherAndSaySo() {
        var ended = bringIn("""
                account,sector,phone,tier
                Melt %1$s,retail,13800138451,gold
                MELT %1$s,food,13800138452,
                Melt  %1$s,food,,
                """.formatted(mark));

        assertThat(figures(ended)).containsExactly(3L, 1L, 1L, 1L, 0L);
        assertThat(ended.notes())
                .containsExactly(
                        new ImportStatus.Error(
                                3,
                                "Taken together with line 2: both are Melt %s. Where they differ, the line before counts; not kept from this line: sector food. Kept from it: phone/email 1 → 2."
                                        .formatted(mark)),
                        new ImportStatus.Error(
                                4,
                                "Taken together with line 2: both are Melt %s. Where they differ, the line before counts; not kept from this line: sector food."
                                        .formatted(mark)));
        var product = await(imports.start(
                "products",
                file(bytes("product,sales_price\nOne %s,1\none %s,2\nOne %s,2\n".formatted(mark, mark, mark))),
                mark,
                null));
        assertThat(product.notes())
                .extracting(ImportStatus.Error::reason)
                .containsExactly(
                        "Taken together with line 2: where they differ, this line was kept.",
                        "Taken together with line 2, which says the same.");
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        assertThatThrownBy(() -> bringIn("account,sector\r\n")).hasMessage("import.no-rows");
    }

    private static List<Long> figures(ImportStatus ended) {
        return List.of(ended.rows(), ended.created(), ended.changed(), ended.unchanged(), ended.rejected());
    }

    @Test
    void theSameFileCanBeBroughtInAgain() {
        var first = bringIn("account,sector\nAcme %s,medical\n".formatted(mark));

        var again = await(imports.repeat(first.id()));

        assertThat(again.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void readsChineseInBothEncodings(String encoding) {
        bringIn("account,sector\r\n华为 %s,电信\r\n".formatted(mark).getBytes(Charset.forName(encoding)));

        assertThat(sector("华为 " + mark)).isEqualTo("电信");
    }

    @Test
    void aFileWithTheWrongColumnsIsRefusedAndNotKept() {
        assertThatThrownBy(() -> imports.start("customers", file(bytes("who\nAcme\n")), mark, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.columns-missing-any"));
        assertThat(jdbc.sql("select count(*) from import_run where file_name = ?")
                        .param(mark)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatTheFileCallsOtherwiseIsReadAndTold() {
        var ended = bringIn("公司名称,行业,备注\n华为 %s,电信,x\n".formatted(mark));

        assertThat(sector("华为 " + mark)).isEqualTo("电信");
        assertThat(ended.notes())
                .extracting(ImportStatus.Error::reason)
                .containsExactly(
                        "Columns read by another name (2): 公司名称 → Account, 行业 → Sector.",
                        "Columns that are not known and were not used (1): 备注.");
    }

    @Test
    void aPreviewShowsTheColumnsAlsoWhenTheyAreNotEnough() {
        var preview = imports.preview("customers", file(bytes("who,Industry\nAcme,x\n")), GivenReading.NOTHING);

        assertThat(preview.refusal()).isNotNull();
        assertThat(preview.columns()).containsExactly(new ColumnUse("who", null), new ColumnUse("Industry", "sector"));
        var chosen = GivenReading.NOTHING.with(ColumnChoices.of("account:who"), null);
        var again = imports.preview("customers", file(bytes("who,Industry\nAcme,x\nBeta,y\n")), chosen);
        assertThat(again.refusal()).isNull();
        assertThat(again.rows()).isEqualTo(2);
    }

    @Test
    void anImportKeepsWhatWasSaidOfItsColumnsWhenItIsRepeated() {
        var given = GivenReading.NOTHING.with(ColumnChoices.of("account:who"), null);
        var first = await(imports.start("customers", file(bytes("who\nAcme %s\n".formatted(mark))), mark, null, given));
        var again = await(imports.repeat(first.id()));

        assertThat(again.accepted()).isEqualTo(1);
        assertThat(count("Acme " + mark)).isEqualTo(1);
    }

    @Test
    void aParentThatComesLaterInTheFileIsNoNews() {
        var ended = bringIn(
                "account,subsidiary_of\nSouth %1$s,North %1$s\nNorth %1$s,\nEast %1$s,Nobody %1$s\n".formatted(mark));

        assertThat(ended.notes()).extracting(ImportStatus.Error::line).containsExactly(4L);
    }

    @Test
    void anUnknownKindIsRefused() {
        assertThatThrownBy(() -> imports.start("poems", file(bytes("a\nb\n")), mark, null))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("import.unknown-kind"));
    }

    @Test
    void aFileThatBreaksInTheMiddleKeepsWhatCameBefore() {
        var text = "account\n" + "Acme %s\n".formatted(mark) + "\"" + "x\n".repeat(2_000_000);

        var ended = bringIn(text);

        assertThat(ended.state()).isEqualTo(ImportState.FAILED);
        assertThat(ended.failure()).contains("from line 3 on");
        assertThat(count("Acme " + mark)).isEqualTo(1);
    }

    @Test
    void salesAgentsJoinTheTeamOfTheirOffice() {
        var office = "Office" + mark.substring(0, 8);
        var ended = await(imports.start(
                "staff",
                file(bytes(
                        "sales_agent,manager,regional_office\nAnna %s,Dustin %s,%s\n".formatted(mark, mark, office))),
                mark,
                null));

        assertThat(ended.errors()).isEmpty();
        assertThat(jdbc.sql("""
                        select u.name
                        from team_member m
                        join app_user u on u.id = m.user_id
                        where m.team = ?
                        order by u.name
                        """)
                        .param("sales-" + office.toLowerCase(java.util.Locale.ROOT))
                        .query(String.class)
                        .list())
                .containsExactly("Anna " + mark, "Dustin " + mark);
    }

    @Test
    void aFileOfStaffMovesNobodyWhoMayMoreThanItGives() {
        var office = "Office" + mark.substring(0, 8);
        var team = "sales-" + office.toLowerCase(java.util.Locale.ROOT);
        for (var role : List.of(Role.ADMIN, Role.DESIGNER, Role.AUDITOR)) {
            var name = colleagues.join(null, role).name();
            var rows = "%s,Dustin %s,%s\nAnna %s,%s,%s\n".formatted(name, mark, office, mark, name, office);
            var ended = await(
                    imports.start("staff", file(bytes("sales_agent,manager,regional_office\n" + rows)), mark, null));

            assertThat(ended.rejected()).isEqualTo(2);
            assertThat(staff.byName(name).orElseThrow().teams()).isEmpty();
            assertThat(staff.leadOf(team)).isEmpty();
        }
    }

    @Test
    void listsNewestFirst() {
        var first = bringIn("account\nAcme %s\n".formatted(mark));
        var second = bringIn("account\nAcme %s\n".formatted(mark));

        assertThat(imports.list(2, null).items()).extracting(ImportStatus::id).containsExactly(second.id(), first.id());
    }

    @Test
    void whoMayNotSeeAllSeesTheirOwnOnly() {
        var seller = colleagues.join(null, Role.SALES);
        var other = colleagues.join(null, Role.SALES);
        var file = file(bytes("name,phone\nZhang %s,+8613812345678\n".formatted(mark)));
        var own = colleagues.as(seller, () -> imports.start("leads", file, "leads.csv", null));
        await(own);

        assertThat(colleagues.as(seller, () -> imports.get(own)).id()).isEqualTo(own);
        assertThat(colleagues.as(seller, () -> imports.list(10, null)).items())
                .extracting(ImportStatus::id)
                .containsExactly(own);
        assertThat(colleagues.as(other, () -> imports.list(10, null)).items()).isEmpty();
        for (var asked : List.<Callable<Object>>of(
                () -> imports.get(own),
                () -> imports.errors(own, 10, null),
                () -> imports.notes(own, 10, null),
                () -> imports.repeat(own),
                () -> {
                    imports.cancel(own);
                    return true;
                })) assertThatThrownBy(() -> colleagues.as(other, asked)).isInstanceOf(Refused.class);
    }

    private ImportStatus bringIn(String text) {
        return bringIn(bytes(text));
    }

    private ImportStatus bringIn(byte[] bytes) {
        return await(imports.start("customers", file(bytes), "accounts.csv", null));
    }

    private ImportStatus await(UUID id) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private long count(String name) {
        return jdbc.sql("select count(*) from customer where name = ?")
                .param(name)
                .query(Long.class)
                .single();
    }

    private String sector(String name) {
        return jdbc.sql("""
                        select fact.value
                        from customer_fact fact
                        join customer on customer.id = fact.customer_id
                        where customer.name = ? and fact.name = 'sector'
                        """).param(name).query(String.class).single();
    }

    private static ByteArrayResource file(byte[] bytes) {
        return new ByteArrayResource(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
