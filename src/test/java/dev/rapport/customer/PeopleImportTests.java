package dev.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.customer.NewCustomer.Kind;
import dev.rapport.customer.merge.Merges;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.Existing;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportStatus;
import dev.rapport.imports.ImportUndos;
import dev.rapport.imports.Imports;
import dev.rapport.imports.Treatment;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People come in by a file: nobody twice, and no two as one. */
@DatabaseTest
class PeopleImportTests {

    /** Of many letters: with few signs, as in hexadecimal, names of two tests are alike now and then. */
    private final String mark = ThreadLocalRandom.current()
            .ints(10, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    private final String phones =
            "+49151%07d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk desk;

    @Autowired
    Merges merges;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private String before = "";

    @BeforeEach
    void nobodyIsHere() {
        before = everybody();
    }

    /** In a text {@code %1$s} is the mark of the test, and {@code PHONE1} a phone of its own. */
    private ImportStatus bringIn(String text, GivenReading given, Treatment treatment) {
        var written = text.formatted(mark).replace("PHONE", phones);
        var file = new ByteArrayResource(written.getBytes(StandardCharsets.UTF_8));
        var id = imports.start("customers", file, mark + ".csv", null, given, treatment);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());
    }

    private ImportStatus bringIn(String text) {
        return bringIn(text, GivenReading.NOTHING, Treatment.USUAL);
    }

    private static List<Long> figures(ImportStatus ended) {
        return List.of(ended.created(), ended.changed(), ended.unchanged(), ended.rejected());
    }

    private List<String> notes(ImportStatus ended) {
        return ended.notes().stream()
                .filter(note -> note.line() > 1)
                .map(note -> note.line() + " " + note.reason())
                .toList();
    }

    /** Kind, name and number of those whom this test made, in the order of their names. */
    private List<String> people() {
        return jdbc.sql("""
                        select lower(kind) || ' ' || replace(name, :mark, '*') || coalesce(' ' || replace(external, :mark, '*'), '')
                        from customer
                        where name like :like
                            or external like :like
                        order by 1
                        """)
                .param("mark", " " + mark)
                .param("like", "%" + mark + "%")
                .query(String.class)
                .list();
    }

    private String everybody() {
        return jdbc.sql(
                        "select count(*) || ' ' || coalesce(sum(hashtext(name || kind || coalesce(external, ''))), 0) from customer")
                .query(String.class)
                .single();
    }

    private Map<String, String> facts(String number) {
        return customers.facts(customers.byExternal(number + " " + mark).orElseThrow());
    }

    private void undo(ImportStatus ended) {
        undos.undo(ended.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(ended.id()).orElseThrow().done());
        assertThat(undos.stays(ended.id(), 10, null).items()).isEmpty();
    }

    @Test
    void whatNobodySeesMakesNoSecondFirmAndSeveralMailsAreSeveral() {
        var ended = bringIn("""
                account,email
                Zero\u200BWidth AG %1$s,tom.%2$s@example.com; ann.%2$s@example.com
                ZeroWidth AG\u200D %1$s,
                ZeroWidth AG %1$s\u200D,
                """.formatted("%1$s", Integer.toHexString(mark.hashCode())));

        assertThat(figures(ended)).containsExactly(1L, 0L, 2L, 0L);
        assertThat(people()).containsExactly("organisation ZeroWidth AG* ZeroWidth AG*");
        assertThat(jdbc.sql("""
                        select count(*)
                        from contact_point
                        join customer on customer.id = contact_point.customer_id
                        where customer.name like :like
                            and contact_point.kind = 'EMAIL'
                        """).param("like", "%" + mark).query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void aRowIsAPersonOrAFirmByItsColumnsAndNamesAreInTheOrderOfTheirScript() {
        var ended = bringIn("""
                number,name,given_name,family_name,account,city,sector,mobile,phone,phone2
                1 %1$s,,Anna,Schmidt %1$s,,Ulm,,PHONE1,PHONE2,PHONE3
                2 %1$s,,小红,王,,北京,,,,
                3 %1$s,Jürgen %1$s,,,Bäckerei %1$s,,,,,
                4 %1$s,,,,Bäckerei %1$s,,,,,
                5 %1$s,Adler %1$s,,,,,food,,,
                6 %1$s,Øster %1$s,,,ØSTER %1$s,,,,,
                7 %1$s,,,,,,,,,
                """);

        assertThat(figures(ended)).containsExactly(6L, 0L, 0L, 1L);
        assertThat(ended.errors().getFirst().reason()).startsWith("The row names nobody");
        assertThat(people())
                .containsExactly(
                        "organisation Adler* 5*",
                        "organisation Bäckerei* 4*",
                        "organisation Øster* 6*",
                        "person Anna Schmidt* 1*",
                        "person Jürgen* 3*",
                        "person 王小红 2*");
        assertThat(facts("1")).containsExactly(Map.entry("city", "Ulm"));
        assertThat(facts("3")).containsExactly(Map.entry("company", "Bäckerei " + mark));
        assertThat(desk.profile(customers.byExternal("1 " + mark).orElseThrow()).contactPoints())
                .hasSize(3);
        undo(ended);
        assertThat(everybody()).isEqualTo(before);
    }

    @Test
    void whatARowIsCanBeSaidByItselfOrForTheWholeFile() {
        var ended = bringIn("""
                number,name,kind
                1 %1$s,Anna %1$s,个人
                2 %1$s,Beta %1$s,Organization
                3 %1$s,Gamma %1$s,shop
                """);
        assertThat(figures(ended)).containsExactly(2L, 0L, 0L, 1L);
        assertThat(ended.errors().getFirst().reason()).contains("“shop”").contains("person, organisation");

        bringIn(
                "number,account\n4 %1$s,Delta %1$s\n",
                GivenReading.NOTHING.with(ColumnChoices.of("kind:=person"), null), Treatment.USUAL);
        assertThat(people()).containsExactly("organisation Beta* 2*", "person Anna* 1*", "person Delta* 4*");
    }

    @Test
    void twoOfOneNameStayTwo() {
        var file = """
                name,phone,email,city
                王伟 %1$s,PHONE1,w1%1$s@example.com,北京
                王伟 %1$s,PHONE2,w2%1$s@example.com,上海
                """;
        var ended = bringIn(file);

        assertThat(figures(ended)).containsExactly(2L, 0L, 0L, 0L);
        assertThat(notes(ended))
                .containsExactly("3 Added as a new customer. May be the same as: 王伟 %s.".formatted(mark));
        assertThat(figures(bringIn(file))).containsExactly(0L, 0L, 2L, 0L);
        assertThat(people()).containsExactly("person 王伟*", "person 王伟*");
    }

    @Test
    void aPersonIsTheSameOnlyWhereNameAndContactPointAgree() {
        var anna = customers
                .add(new NewCustomer(
                        Kind.PERSON, "Anna " + mark, null, null, null, List.of("a" + mark + "@example.com"), Map.of()))
                .id();
        var ended = bringIn("""
                name,email,city
                ANNA %1$s,a%1$s@example.com,Graz
                Anna %1$s,b%1$s@example.com,Wien
                Berta %1$s,a%1$s@example.com,Linz
                """);

        assertThat(figures(ended)).containsExactly(2L, 1L, 0L, 0L);
        assertThat(customers.facts(anna)).containsExactly(Map.entry("city", "Graz"));
        assertThat(notes(ended))
                .containsExactly(
                        "3 Added as a new customer. May be the same as: Anna %s.".formatted(mark),
                        "4 Added as a new customer. May be the same as: Anna %s.".formatted(mark));
        undo(ended);
        assertThat(customers.facts(anna)).isEmpty();
        assertThat(people()).containsExactly("person Anna*");
    }

    @Test
    void peopleOfWhomNothingButWordsIsToldAreKnownByAllOfThem() {
        var file = """
                name,city
                Anna %1$s,Graz
                Anna %1$s,Graz
                Anna %1$s,Wien
                """;
        var ended = bringIn(file);
        assertThat(figures(ended)).containsExactly(2L, 0L, 1L, 0L);
        assertThat(notes(ended))
                .containsExactly(
                        "3 Taken together with line 2: both are Anna %s. This line says nothing new.".formatted(mark),
                        "4 Added as a new customer. May be the same as: Anna %s.".formatted(mark));
        assertThat(figures(bringIn(file))).containsExactly(0L, 0L, 3L, 0L);
        assertThat(figures(bringIn("name,city\nAnna %1$s,Graz\nAnna %1$s,Ulm\n")))
                .containsExactly(1L, 0L, 1L, 0L);
    }

    @Test
    void theSameNumberIsTheSameWhateverTheName() {
        bringIn("number,name,city\nK1 %1$s,Anna Meier %1$s,Ulm\n");
        var ended = bringIn("number,name,city\nK1 %1$s,Anna Huber %1$s,Bonn\n");

        assertThat(figures(ended)).containsExactly(0L, 1L, 0L, 0L);
        assertThat(notes(ended))
                .containsExactly(
                        "2 Anna Huber %1$s (K1 %1$s) is here as “Anna Meier %1$s” and keeps that name; changed: city Ulm → Bonn."
                                .formatted(mark));
        assertThat(people()).containsExactly("person Anna Meier* K1*");
        assertThat(facts("K1")).containsEntry("city", "Bonn");
    }

    @Test
    void ofTwoNamesOfOneNumberTheFirstIsToldAndTheOtherIsSaidToBeLeft() {
        var ended = bringIn("number,name,city\nK1 %1$s,Anna Meier %1$s,Ulm\nK1 %1$s,Bea Huber %1$s,Ulm\n");

        assertThat(notes(ended))
                .containsExactly(
                        "3 Taken together with line 2: both are Anna Meier %1$s (K1 %1$s). Where they differ, the line before counts; not kept from this line: name Bea Huber %1$s."
                                .formatted(mark));
    }

    @Test
    void rowsOfOneCustomerInAFileChangeNothingWhenTheyComeAgain() {
        var file = """
                number,name,city,tier,region
                K1 %1$s,Anna %1$s,北京,gold,
                K1 %1$s,Anna %1$s,上海,silver,Nord
                """;
        var ended = bringIn(file);
        assertThat(figures(ended)).containsExactly(1L, 1L, 0L, 0L);
        assertThat(notes(ended))
                .containsExactly(
                        "3 Taken together with line 2: both are Anna %1$s (K1 %1$s). Where they differ, the line before counts; not kept from this line: city 上海, tier silver. Kept from it: region Nord."
                                .formatted(mark));
        assertThat(figures(bringIn(file))).containsExactly(0L, 0L, 2L, 0L);
        assertThat(facts("K1")).containsEntry("city", "北京").containsEntry("region", "Nord");
        assertThat(customers
                        .terms(customers.byExternal("K1 " + mark).orElseThrow())
                        .tier())
                .isEqualTo("gold");
    }

    @Test
    void whoWasCalledByANumberAloneGetsItsNameAndLosesItWithTheImport() {
        customers.addUnknown(List.of("K1 " + mark), null);
        var ended = bringIn("number,account,city\nK1 %1$s,Acme %1$s,Ulm\n");

        assertThat(figures(ended)).containsExactly(0L, 1L, 0L, 0L);
        assertThat(people()).containsExactly("organisation Acme* K1*");
        undo(ended);
        assertThat(people()).containsExactly("person K1* K1*");
    }

    @Test
    void whoHadNoNumberGetsItWhereTheFileMayKnowThemByNameAndPhone() {
        var anna = customers
                .add(new NewCustomer(
                        Kind.PERSON, "Anna " + mark, null, null, null, List.of("a" + mark + "@example.com"), Map.of()))
                .id();
        var ended = bringIn(
                "number,name,email\nK1 %1$s,Anna %1$s,a%1$s@example.com\n",
                GivenReading.NOTHING, new Treatment(false, Existing.FILL, "email"));

        assertThat(figures(ended)).containsExactly(0L, 1L, 0L, 0L);
        assertThat(customers.byExternal("K1 " + mark)).contains(anna);
        undo(ended);
        assertThat(customers.byExternal("K1 " + mark)).isEmpty();
        assertThat(people()).containsExactly("person Anna*");
    }

    @Test
    void existingPeopleAreFilledOrPassedOver() {
        bringIn("name,email,city\nAnna %1$s,a%1$s@example.com,Ulm\n");
        var again = "name,email,city,region\nAnna %1$s,a%1$s@example.com,Bonn,Nord\n";
        assertThat(bringIn(again, GivenReading.NOTHING, new Treatment(false, Existing.SKIP, null))
                        .skipped())
                .isEqualTo(1);
        var filled = bringIn(again, GivenReading.NOTHING, new Treatment(false, Existing.FILL, null));

        assertThat(figures(filled)).containsExactly(0L, 1L, 0L, 0L);
        assertThat(customers.facts(new CustomerId(jdbc.sql("select id from customer where name = ?")
                        .param("Anna " + mark)
                        .query(UUID.class)
                        .single())))
                .containsOnly(Map.entry("city", "Ulm"), Map.entry("region", "Nord"));
    }

    @Test
    void listsOfOtherProductsAreUnderstoodByTheWordsOfTheirColumns() {
        var chinese = bringIn("""
                客户编号,姓名,公司,手机,邮箱,城市,等级,备注
                C1 %1$s,王小明 %1$s,,PHONE1,,北京,gold,老客户
                C2 %1$s,龘靐公司 %1$s,龘靐公司 %1$s,PHONE2,,上海,,
                C3 %1$s,,青禾公司 %1$s,,,,,
                """);
        assertThat(figures(chinese)).containsExactly(3L, 0L, 0L, 0L);
        assertThat(facts("C1")).containsExactly(Map.entry("city", "北京"));

        var german = bringIn("""
                Kunden-Nr.;Anzeigename;Vorname;Nachname;Firma;E-Mail;Telefon;Handy;Ort;Notiz
                K1 %1$s;Jürgen Größl %1$s;Jürgen;Größl;;j%1$s@example.com;PHONE3;PHONE4;München;ruft zurück
                K2 %1$s;Øster GmbH %1$s;;;Øster GmbH %1$s;;;;Hamburg;
                K3 %1$s;;Zoë;Müller %1$s;Øster GmbH %1$s;;;;;
                """);
        assertThat(figures(german)).containsExactly(3L, 0L, 0L, 0L);
        assertThat(facts("K3")).containsExactly(Map.entry("company", "Øster GmbH " + mark));

        var english = bringIn("""
                Contact ID,First Name,Last Name,Account Name,Email,Phone,Mailing City
                S1 %1$s,Anna,Meier %1$s,Acme %1$s,s%1$s@example.com,PHONE5,Köln
                """);
        assertThat(figures(english)).containsExactly(1L, 0L, 0L, 0L);
        assertThat(people())
                .containsExactly(
                        "organisation Øster GmbH* K2*",
                        "organisation 青禾公司* C3*",
                        "organisation 龘靐公司* C2*",
                        "person Anna Meier* S1*",
                        "person Jürgen Größl* K1*",
                        "person Zoë Müller* K3*",
                        "person 王小明* C1*");
    }

    @Test
    void purchasesFindCustomersByTheNumberThatAFileBrought() {
        bringIn("Customer ID,Full Name\nU1 %1$s,Ángel %1$s\n");
        var orders = new ByteArrayResource("customer,day,amount\nU1 %1$s,2026-01-05,12\nU2 %1$s,2026-01-05,12\n"
                .formatted(mark)
                .getBytes(StandardCharsets.UTF_8));
        var id = imports.start("purchases", orders, mark + ".csv", null, GivenReading.NOTHING, Treatment.USUAL);
        var ended = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> imports.get(id), status -> status.state().ended());

        assertThat(figures(ended)).containsExactly(1L, 0L, 0L, 1L);
        assertThat(ended.errors().getFirst().reason()).contains("with a column of that number");
    }

    @Test
    void theKnownSetOfPeopleIsReadByItsFirstColumns() {
        var ended = bringIn("""
                rec_id, given_name, surname, street_number, address_1, suburb, postcode, state, soc_sec_id
                rec-1-org %1$s, lachlan, berry %1$s, 69, giblin street, bittern, 4814, qld, 7364009
                rec-1-dup-0 %1$s, lachlan, berri %1$s, 69, giblin street, bittern, 4814, qld, 7364009
                rec-2-org %1$s, , waller %1$s, 6, tullaroop street, st james, 4011, wa, 6988048
                """);
        assertThat(figures(ended)).containsExactly(3L, 0L, 0L, 0L);
        assertThat(people())
                .containsExactly(
                        "person lachlan berri* rec-1-dup-0*",
                        "person lachlan berry* rec-1-org*",
                        "person waller* rec-2-org*");
        assertThat(facts("rec-1-org")).containsOnly(Map.entry("city", "bittern"), Map.entry("region", "qld"));
    }

    @Test
    void rowsThatMeanOneWhoIsHereByDifferentContactPointsAreTakenOneAfterTheOther() {
        var anna = customers
                .add(new NewCustomer(
                        Kind.PERSON,
                        "Anna " + mark,
                        null,
                        null,
                        null,
                        List.of("a" + mark + "@example.com", "b" + mark + "@example.com"),
                        Map.of()))
                .id();
        var ended = bringIn("""
                name,email,city,region
                Anna %1$s,a%1$s@example.com,Graz,
                Anna %1$s,b%1$s@example.com,,Nord
                Berta %1$s,c%1$s@example.com,Linz,
                """);

        assertThat(figures(ended)).containsExactly(1L, 2L, 0L, 0L);
        assertThat(customers.facts(anna)).containsOnly(Map.entry("city", "Graz"), Map.entry("region", "Nord"));
    }

    @Test
    void whoBecameOneByHandStaysOneWhenTheFileComesAgain() {
        var file = """
                number,name,city,region
                K1 %1$s,Anna %1$s,Graz,
                K2 %1$s,Anna %1$s,Wien,Nord
                """;
        bringIn(file);
        var survivor = customers.byExternal("K1 " + mark).orElseThrow();
        var gone = customers.byExternal("K2 " + mark).orElseThrow();
        colleagues.as(colleagues.join(null, Role.MANAGER), () -> {
            merges.merge(survivor, gone, Map.of(), Revision.ANY);
            return true;
        });
        for (var time = 0; time < 2; time++) {
            var ended = bringIn(file);
            assertThat(figures(ended)).containsExactly(0L, 0L, 2L, 0L);
            assertThat(notes(ended))
                    .containsExactly(
                            "3 Anna %1$s (K2 %1$s) became one with Anna %1$s, to whom this row only adds; not kept: city Wien."
                                    .formatted(mark));
        }
        assertThat(facts("K1")).containsEntry("city", "Graz");
        assertThat(people()).containsExactly("person Anna* K1*");
    }

    @Test
    void aTrialSaysWhatBecomesOfPeople() {
        var file = """
                name,phone,city
                王伟 %1$s,PHONE1,北京
                王伟 %1$s,PHONE2,上海
                Anna %1$s,,Graz
                Anna %1$s,,Graz
                """;
        var tried = bringIn(file, GivenReading.NOTHING, new Treatment(true, null, null));
        assertThat(people()).isEmpty();
        assertThat(figures(tried)).containsExactly(3L, 0L, 1L, 0L);
        assertThat(figures(bringIn(file))).containsExactly(3L, 0L, 1L, 0L);
    }
}
