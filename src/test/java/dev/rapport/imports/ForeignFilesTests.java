package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.platform.Refused;
import dev.rapport.testing.DatabaseTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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

/** Lists as others write them: units, titles, totals, cells that say too much, and what is brought in a second time. */
@DatabaseTest
class ForeignFilesTests {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    Imports imports;

    @Autowired
    JdbcClient jdbc;

    private ImportStatus bringIn(String text) {
        return bringIn(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
    }

    private ImportStatus bringIn(byte[] bytes) {
        var id = imports.start("customers", new ByteArrayResource(bytes), mark + ".csv", null, GivenReading.NOTHING);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private byte[] leftOut(UUID id) throws IOException {
        var out = new ByteArrayOutputStream();
        imports.leftOut(id).write(out);
        return out.toByteArray();
    }

    private Map<String, String> facts(String name) {
        var facts = new TreeMap<String, String>();
        jdbc.sql("""
                        select fact.name, fact.value
                        from customer
                        join customer_fact fact on fact.customer_id = customer.id
                        where customer.name = :name
                        """)
                .param("name", name + " " + mark)
                .query((row, i) -> facts.put(row.getString("name"), row.getString("value")))
                .list();
        return facts;
    }

    @Test
    void tenThousandsOfAHeaderAreTakenTenThousandTimesAndTold() {
        var ended = bringIn("客户名称,年营业额(万元),员工人数,成立年份\n甲 %1$s,3500,56人,2012年\n乙 %1$s,1.2亿,１２００,２０１２\n");
        assertThat(ended.created()).isEqualTo(2);
        assertThat(facts("甲"))
                .containsEntry("revenue", "35000000")
                .containsEntry("employees", "56")
                .containsEntry("year_established", "2012");
        assertThat(facts("乙")).containsEntry("revenue", "120000000").containsEntry("employees", "1200");
        assertThat(ended.notes())
                .extracting(ImportStatus.Error::reason)
                .anyMatch(note -> note.contains("年营业额(万元) × 10,000"))
                .anyMatch(note -> note.contains("员工人数 → Employees"));
    }

    @Test
    void aCellOfAFactThatCannotBeReadCostsItselfAndIsTold() {
        var ended =
                bringIn("number,account,revenue,employees,phone\nN1-%1$s,Cell %1$s,a lot,50-100,040-555 34 56 / 57\n");
        assertThat(ended.created()).isEqualTo(1);
        assertThat(facts("Cell")).isEmpty();
        assertThat(ended.notes())
                .extracting(ImportStatus.Error::reason)
                .anyMatch(note -> note.contains("“a lot” in “revenue”"))
                .anyMatch(note -> note.contains("“50-100” in “employees”"))
                .anyMatch(note -> note.contains("“phone”") && !note.contains("555"));
    }

    @Test
    void aPersonWhoIsKnownByThePhoneAloneIsLeftOutWhereItCannotBeRead() {
        var ended = bringIn("name,phone\nPia %1$s,12 34 / ab\n");
        assertThat(ended.rejected()).isEqualTo(1);
        assertThat(bringIn("name,phone,email\nPia %1$s,12 34 / ab,pia-%1$s@example.org\n")
                        .created())
                .isEqualTo(1);
    }

    @Test
    void theLineOfTotalsIsNobody() {
        var ended = bringIn("number,name,revenue\nT-%1$s,Tot %1$s,2\nTotal,2,2\n合计：,,2\n");
        assertThat(ended.created()).isEqualTo(1);
        assertThat(ended.errors()).extracting(ImportStatus.Error::line).containsExactly(3L, 4L);
    }

    @Test
    void namesOfColumnsAreFoundBelowTitles() {
        var ended = bringIn("Customer list Q3 2026,,\nAs of today,,\n\naccount,sector,city\nBelow %1$s,food,Bern\n");
        assertThat(ended.created()).isEqualTo(1);
        assertThat(facts("Below")).containsEntry("sector", "food");
        assertThat(ended.notes()).extracting(ImportStatus.Error::reason).anyMatch(note -> note.contains("line 4"));
    }

    @Test
    void aSpaceThatDoesNotBreakIsASpace() {
        bringIn("account\nAnna\u00a0Berg %1$s\n");
        assertThat(jdbc.sql("select count(*) from customer where name = :name")
                        .param("name", "Anna Berg " + mark)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void rowsThatWereLeftOutAreMendedAndBroughtInAgain() throws IOException {
        var gb = Charset.forName("GB18030");
        var first = bringIn("客户编号;客户名称;城市;电话;客户等级\nA-%1$s;好 %1$s;上海;;\nB-%1$s;\"=甲;%1$s\";北京;;platin\nTotal;2;;;\n"
                .formatted(mark)
                .getBytes(gb));
        assertThat(List.of(first.created(), first.rejected())).containsExactly(1L, 2L);

        var file = new String(leftOut(first.id()), gb);
        assertThat(file.lines().toList()).hasSize(3);
        assertThat(file.lines().toList().getFirst()).isEqualTo("Why left out (Rapport);客户编号;客户名称;城市;电话;客户等级");
        assertThat(file).contains("platin").contains("\"'=甲;" + mark + "\"").doesNotContain("好 " + mark);

        var again =
                bringIn(file.replace("platin;", "").replace(";platin", ";gold").getBytes(gb));
        assertThat(List.of(again.created(), again.rejected())).containsExactly(1L, 1L);
        assertThat(jdbc.sql("select name from customer where external = :number")
                        .param("number", "B-" + mark)
                        .query(String.class)
                        .single())
                .isEqualTo("=甲;" + mark);
        assertThat(again.notes())
                .extracting(ImportStatus.Error::reason)
                .noneMatch(note -> note.contains("Why left out"));
        assertThat(new String(leftOut(again.id()), gb).lines().toList()).hasSize(2);
    }

    @Test
    void whereNothingWasLeftOutThereIsNoFile() {
        var ended = bringIn("account\nAll %1$s\n");
        assertThatThrownBy(() -> imports.leftOut(ended.id()))
                .isInstanceOfSatisfying(
                        Refused.class, why -> assertThat(why.key()).isEqualTo("import.nothing-left-out"));
    }

    @Test
    void contactsOfGoogleAndOutlookAndHubSpotAreReadAsTheyCome() {
        var google = "First Name,Middle Name,Last Name,Organization Name,Notes,E-mail 1 - Label,E-mail 1 - Value,"
                + "Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
                + "Gina,,%1$s,Firm %1$s,,Work,gina-%1$s@example.org,Work,+49 30 901820,,\n,,,Only %1$s,,,,Work,+49 30 901820,,\n";
        var ended = bringIn(google);
        assertThat(ended.created()).isEqualTo(2);
        assertThat(reach("%" + mark + "%")).isGreaterThanOrEqualTo(3);
        assertThat(imports.preview("customers", file(google), GivenReading.NOTHING, null)
                        .mapping())
                .isEqualTo("google-contacts");
        assertThat(bringIn("\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Business Street\",\"Business City\","
                                + "\"Business Phone\",\"Business Phone 2\",\"Home Phone\",\"E-mail Address\"\n"
                                + "\"\",\"Olaf\",\"O%1$s\",\"\",\"Weg 1\",\"Bonn\",\"+49 228 20701\",\"\",\"\",\"\"\n")
                        .created())
                .isEqualTo(1);
        assertThat(facts("Olaf O" + mark + "").isEmpty()).isTrue();
        assertThat(bringIn("Record ID,First Name,Last Name,Email,Mobile Phone Number,Associated Company\n"
                                + "77%1$s,Hub,H%1$s,h-%1$s@example.org,+49 1512 3456789,HubFirm\n")
                        .created())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from customer where external = :number")
                        .param("number", "77" + mark)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private ByteArrayResource file(String text) {
        return new ByteArrayResource(text.formatted(mark).getBytes(StandardCharsets.UTF_8));
    }

    private int reach(String like) {
        return jdbc.sql("""
                        select count(*)
                        from contact_point
                        join customer on customer.id = contact_point.customer_id
                        where customer.name like :like
                        """).param("like", like).query(Integer.class).single();
    }
}
