package dev.rapport.customer.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.Customers;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;

/** Memberships come in with customers by a file, and go again with its undo. */
@DatabaseTest
class MembershipImportTests {

    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    private final String gold = "gold_" + mark;
    private final String silver = "silver_" + mark;

    @Autowired
    Imports imports;

    @Autowired
    ImportUndos undos;

    @Autowired
    Customers customers;

    @Autowired
    Memberships memberships;

    @Autowired
    MembershipLevels levels;

    @Autowired
    Colleagues colleagues;

    private Person anna;

    @BeforeEach
    void levelsOfTheHouse() {
        anna = colleagues.join(null, Role.MANAGER);
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> {
            levels.add(level(gold, "Gold " + mark, "金卡" + mark, 20, true));
            levels.add(level(silver, "Silver " + mark, "银卡" + mark, 10, true));
        });
    }

    @AfterEach
    void levelsAreGivenUp() {
        colleagues.as(colleagues.join(null, Role.ADMIN), () -> {
            levels.change(level(gold, "Gold " + mark, "金卡" + mark, 20, false), Revision.ANY);
            levels.change(level(silver, "Silver " + mark, "银卡" + mark, 10, false), Revision.ANY);
        });
    }

    private static MembershipLevel level(String word, String english, String chinese, int rank, boolean inUse) {
        return new MembershipLevel(word, english, chinese, "", "", rank, 12, inUse);
    }

    @Test
    void membersComeInByTheHeadersOfThreeLanguages() {
        bringIn("""
                客户编号,姓名,会员号,会员等级,入会日期,会员有效期至
                1 %1$s,王 %1$s,A-%1$s,金卡%1$s,2025-03-01,2099-02-28
                """);
        bringIn("""
                Kundennummer,Name,Mitgliedsnummer,Mitgliedsstufe,Mitglied seit,Mitglied bis
                2 %1$s,Weber %1$s,B-%1$s,silver_%1$s,2025-03-01,
                """);
        bringIn("""
                customer id,name,membership number,membership level,member since
                3 %1$s,Miller %1$s,,Gold %1$s,
                """);

        assertThat(current("1")).satisfies(one -> {
            assertThat(one.number()).isEqualTo("A-" + mark);
            assertThat(one.level()).isEqualTo(gold);
            assertThat(one.since()).isEqualTo(LocalDate.of(2025, 3, 1));
            assertThat(one.validUntil()).isEqualTo(LocalDate.of(2099, 2, 28));
        });
        assertThat(current("2").level()).isEqualTo(silver);
        assertThat(current("2").validUntil()).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(current("3").number()).startsWith("MB-");
    }

    @Test
    void whereAFileNumbersItsMembersThatNumberIsBoth() {
        bringIn("会员编号,姓名,会员等级\nN%1$s,王 %1$s,金卡%1$s\n");

        var customer = customers.byExternal("N" + mark).orElseThrow();
        assertThat(Objects.requireNonNull(of(customer).current()).number()).isEqualTo("N" + mark);
    }

    @Test
    void theSameFileAgainChangesNothingAndAnotherLevelIsToldWithWhatWas() {
        var file = "number,name,membership level\n1 %1$s,Anna %1$s,%2$s\n";
        bringIn(file, gold);
        var before = current("1");

        assertThat(bringIn(file, gold).unchanged()).isEqualTo(1);
        assertThat(current("1")).isEqualTo(before);

        var changed = bringIn(file, silver);
        assertThat(notes(changed)).anyMatch(note -> note.contains(gold + " → " + silver));
        assertThat(current("1")).isEqualTo(before.is(before.number(), silver, before.since(), before.validUntil()));
    }

    @Test
    void whatCannotBeCostsTheMembershipAndNotTheCustomer() {
        bringIn("number,name,membership number,membership level\n1 %1$s,Anna %1$s,X-%1$s,gold_%1$s\n");

        var ended = bringIn("""
                number,name,membership number,membership level,member since,member until
                2 %1$s,Bo %1$s,x %1$s,gold_%1$s,,
                3 %1$s,Cy %1$s,Y-%1$s,platinum,,
                4 %1$s,Di %1$s,Z-%1$s,gold_%1$s,2026-01-01,2025-01-01
                5 %1$s,Ed %1$s,Q-%1$s,gold_%1$s,,
                6 %1$s,Flo %1$s,q%1$s,gold_%1$s,,
                """);

        assertThat(ended.created()).isEqualTo(5);
        assertThat(of(customer("2")).current()).isNull();
        assertThat(of(customer("3")).current()).isNull();
        assertThat(current("4").validUntil()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(current("5").number()).isEqualTo("Q-" + mark);
        assertThat(of(customer("6")).current()).isNull();
        assertThat(notes(ended))
                .anyMatch(note -> note.contains("x " + mark))
                .anyMatch(note -> note.contains("platinum"))
                .anyMatch(note -> note.contains("2025-01-01"))
                .anyMatch(note -> note.contains("q" + mark));
    }

    @Test
    void anUndoTakesThemBack() {
        bringIn("number,name,membership level\n1 %1$s,Anna %1$s,gold_%1$s\n2 %1$s,Bo %1$s,\n");
        var before = current("1");

        var second = bringIn("""
                number,name,membership number,membership level
                1 %1$s,Anna %1$s,V-%1$s,silver_%1$s
                2 %1$s,Bo %1$s,W-%1$s,silver_%1$s
                3 %1$s,Cy %1$s,U-%1$s,silver_%1$s
                """);
        assertThat(current("2").level()).isEqualTo(silver);
        undo(second);

        assertThat(current("1")).isEqualTo(before);
        assertThat(of(customer("2")).current()).isNull();
        assertThat(customers.byExternal("3 " + mark)).isEmpty();
    }

    @Test
    void whatSomebodyChangedSinceStays() {
        bringIn("number,name\n1 %1$s,Anna %1$s\n");
        var second = bringIn("number,name,membership level\n1 %1$s,Anna %1$s,silver_%1$s\n");
        colleagues.as(anna, () -> memberships.renew(customer("1"), null));
        var renewed = current("1");

        undos.undo(second.id());
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> undos.of(second.id()).orElseThrow().done());

        assertThat(current("1")).isEqualTo(renewed);
        assertThat(undos.stays(second.id(), 10, null).items()).hasSize(1);
    }

    private ImportStatus bringIn(String text) {
        return bringIn(text, "");
    }

    /** In a text {@code %1$s} is the mark of the test. */
    private ImportStatus bringIn(String text, @Nullable String other) {
        var file = new ByteArrayResource(text.formatted(mark, other).getBytes(StandardCharsets.UTF_8));
        var id = imports.start("customers", file, mark + ".csv", null, GivenReading.NOTHING, Treatment.USUAL);
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

    private static List<String> notes(ImportStatus ended) {
        return ended.notes().stream().map(note -> note.reason()).toList();
    }

    private CustomerId customer(String number) {
        return customers.byExternal(number + " " + mark).orElseThrow();
    }

    private Memberships.OfCustomer of(CustomerId customer) {
        return colleagues.as(anna, () -> memberships.of(customer));
    }

    private Membership current(String number) {
        return Objects.requireNonNull(of(customer(number)).current());
    }
}
