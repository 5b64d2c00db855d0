package dev.rapport.studio.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.purchases.NewPurchase;
import dev.rapport.customer.purchases.PurchaseLine;
import dev.rapport.customer.purchases.Purchases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Publication;
import dev.rapport.rules.RulebookVersion.State;
import dev.rapport.rules.Rules;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.clocks.Clocks;
import dev.rapport.sla.clocks.KeptClock;
import dev.rapport.sla.clocks.SlaPolicies;
import dev.rapport.sla.recomputation.Recomputations;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A published version of the policies, and a customer who is served otherwise, count for open clocks at once. */
@DatabaseTest
class PublishedPoliciesTests {

    private static final String AN_HOUR = row("standard", 3600, 7200, 0);
    private static final String TWO_HOURS = row("standard", 7200, 7200, 0);

    @Autowired
    PolicyDesk desk;

    @Autowired
    Publication publication;

    @Autowired
    Rules rules;

    @Autowired
    SlaPolicies policies;

    @Autowired
    Sla sla;

    @Autowired
    Clocks clocks;

    @Autowired
    Customers customers;

    @Autowired
    CustomerDesk customerDesk;

    @Autowired
    Recomputations recomputations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Colleagues colleagues;

    private final String type = "published-" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant opened = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private Person author;
    private Person publisher;
    private int shipped;
    private String text;

    @BeforeEach
    void join() {
        author = colleagues.join(null, Role.DESIGNER);
        publisher = colleagues.join(null, Role.MANAGER);
        shipped = decides();
        text = policies.text();
    }

    @AfterEach
    void theShippedPoliciesDecideAgain() {
        colleagues.as(publisher, () -> desk.goBackTo(shipped, "The test is over."));
        settled();
    }

    @Test
    void movesOpenClocksAndTheLedgerSaysWhy() {
        publish(AN_HOUR);
        var subject = open(null);
        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));

        var version = publish(TWO_HOURS);

        assertThat(due(subject)).isEqualTo(opened.plusSeconds(7200));
        assertThat(clocks.of(subject))
                .allSatisfy(kept -> assertThat(kept.promise().ruleVersion()).isEqualTo(version));
        assertThat(dueChanges(subject))
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .contains(
                                "\"because\":\"POLICY\"", "\"ruleVersion\":" + version, "\"metric\":\"first-response\"")
                        .doesNotContain("\"metric\":\"resolution\""));
        assertThat(jdbc.sql("select by_user from sla_ledger where chain = :chain and kind = 'due-changed'")
                        .param("chain", "subject:" + subject)
                        .query(UUID.class)
                        .single())
                .isEqualTo(publisher.id().value());
    }

    @Test
    void goingBackToAnEarlierVersionMovesThemBack() {
        var first = publish(AN_HOUR);
        var subject = open(null);
        publish(TWO_HOURS);

        assertThatThrownBy(() -> colleagues.as(publisher, () -> desk.publish(first)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("rules.decided-before"));
        assertThatThrownBy(() -> colleagues.as(publisher, () -> desk.goBackTo(first, " ")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("rules.back-without-reason"));
        colleagues.as(publisher, () -> desk.goBackTo(first, "Two hours were too much."));
        settled();

        assertThat(decides()).isEqualTo(first);
        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));
        assertThat(dueChanges(subject)).hasSize(2);
    }

    @Test
    void onePersonGoesBackWithAReasonAndTheTableBeforeDecides() {
        var first = publish(AN_HOUR);
        var subject = open(null);
        publish(TWO_HOURS);

        assertThatThrownBy(() -> colleagues.as(author, () -> desk.goBack("  ")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("rules.back-without-reason"));
        var decides = colleagues.as(author, () -> desk.goBack("Half of all tickets were late at once."));
        settled();

        assertThat(decides).isEqualTo(first);
        assertThat(decides()).isEqualTo(first);
        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));
        assertThat(jdbc.sql("select taken_back_why from rulebook_version where taken_back_by = :by")
                        .param("by", author.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("Half of all tickets were late at once.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",,,,,,,,,,",
                "",
            })
    void aBlankLineHidesNoRules(String blank) {
        var lines = new ArrayList<>(text.lines().toList());
        lines.add(lines.size() - 2, blank);
        refuses(String.join("\n", lines), "rules.refused.behind-blank");
        colleagues.as(author, () -> desk.write(text + "\n" + blank + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "cn-office, nosuch",
        "gold, Gold",
        "high, High",
        "80, 150",
        "80, -1",
        "28800, -5",
        "28800, 999999999",
        "28800, 1/(1-1)+28800",
        "customer appointment, lunch"
    })
    void whatCouldNotBeKeptIsNotEvenWritten(String word, String other) {
        var row = text.lines()
                .filter(line -> line.startsWith("gold customers") || line.startsWith("tickets of high"))
                .filter(line -> line.contains("," + word + ","))
                .findFirst()
                .orElseThrow();
        var at = row.indexOf("," + word + ",");
        refuses(
                text.replace(row, row.substring(0, at) + "," + other + row.substring(at + word.length() + 1)),
                "sla.policies.cell");
    }

    @Test
    void aFormulaThatPromisesLessThanNothingIsRefused() {
        refuses(
                text.replace("\"\"first-response\"\", $param,", "\"\"first-response\"\", $param - 100000,"),
                "sla.policies.fails");
    }

    @Test
    void aTableWithoutACalendarIsRefusedInWords() {
        var without = text.replace("verdict.set(\"\"calendar\"\",", "verdict.set(\"\"hours\"\",");
        refuses(without, "sla.policies.cell");
    }

    @Test
    void thousandsOfBracketsAreRefused() {
        var deep = "(".repeat(5_000) + "1" + ")".repeat(5_000);
        var row = text.lines()
                .filter(line -> line.startsWith("gold customers"))
                .findFirst()
                .orElseThrow();
        refuses(text.replace(row, row.replace(",900,", "," + deep + ",")), "rules.refused.nested");
    }

    @Test
    void aPublishedTableThatFailsLeavesTheDecisionToTheOneBeforeAndPeopleAreTold() {
        publish(AN_HOUR);
        jdbc.sql("update rulebook_version set state = 'RETIRED' where rulebook = :book and state = 'PUBLISHED'")
                .param("book", SlaPolicies.BOOK)
                .update();
        var broken = jdbc.sql("""
                        insert into rulebook_version
                            (rulebook, version, state, form, text, fingerprint, shipped, author, published_by, written_at, published_at)
                        select :book, max(version) + 1, 'PUBLISHED', 'TABLE', :text, encode(sha256(convert_to(:text, 'UTF8')), 'hex'), false, :author, :by, now(), now()
                        from rulebook_version
                        where rulebook = :book
                        returning version
                        """)
                .param("book", SlaPolicies.BOOK)
                .param("text", with(AN_HOUR).replaceFirst(",always,", ",nosuch,"))
                .param("author", author.id().value())
                .param("by", publisher.id().value())
                .query(Integer.class)
                .single();
        await().until(() -> rules.version(SlaPolicies.BOOK) == broken);

        var subject = open(null);

        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));
        await().untilAsserted(() -> assertThat(
                        jdbc.sql("select count(*) from notice where user_id = :user and kind = 'RulebookStoodIn'")
                                .param("user", publisher.id().value())
                                .query(Integer.class)
                                .single())
                .isEqualTo(1));
    }

    private void refuses(String table, String key) {
        assertThatThrownBy(() -> colleagues.as(author, () -> desk.write(table)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).startsWith(key));
    }

    @Test
    void nothingIsComputedAgainWhenTheTableSaysTheSame() {
        publish(AN_HOUR);
        var asked = asked();
        var same = colleagues.as(author, () -> desk.write(policies.text()));

        colleagues.as(publisher, () -> desk.publish(same));
        colleagues.as(publisher, () -> desk.publish(same));

        assertThat(decides()).isEqualTo(same);
        assertThat(asked()).isEqualTo(asked);
    }

    @Test
    void whatIsNewlyPromisedGetsAClockAndWhatIsNoLongerPromisedLosesItsOwn() {
        publish(AN_HOUR);
        var subject = open(null);

        publish(row("standard", 3600, 0, 1800));

        assertThat(clocks.of(subject))
                .extracting(KeptClock::metric, kept -> kept.clock().dueAt())
                .extracting(found -> found.toList().toString())
                .containsExactlyInAnyOrder(
                        "[Metric[name=first-response], " + opened.plusSeconds(3600) + "]",
                        "[Metric[name=requester-wait], " + opened.plusSeconds(1800) + "]");
        assertThat(dueChanges(subject))
                .singleElement()
                .satisfies(said ->
                        assertThat(said).contains("\"metric\":\"requester-wait\"", "\"metric\":\"resolution\""));
    }

    @Test
    void aCaseThatNoPolicyFittedIsPromisedSomethingAsSoonAsOneDoes() {
        var subject = open(null);
        assertThat(clocks.of(subject)).isEmpty();

        publish(AN_HOUR);

        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));
        assertThat(jdbc.sql("select has_policy from sla_case where subject_id = :id")
                        .param("id", subject.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatHasStoppedStaysWhatItWas() {
        publish(AN_HOUR);
        var subject = open(null);
        sla.record(subject, SlaEvent.of(opened.plusSeconds(60), Kind.AGENT_REPLY));

        publish(row("standard", 30, 9000, 0));
        sla.record(subject, SlaEvent.of(opened.plusSeconds(90), Kind.INTERNAL_NOTE));

        assertThat(clocks.of(subject))
                .extracting(
                        kept -> kept.metric().name(),
                        kept -> kept.promise().target().seconds(),
                        kept -> kept.clock().breachedAt())
                .contains(tuple("first-response", 3600L, null), tuple("resolution", 9000L, null));
    }

    @Test
    void aCustomerWhoIsServedOtherwiseIsPromisedOtherwise() {
        publish(row("gold", 600, 7200, 0) + AN_HOUR);
        var customer = customers.findOrAdd(
                new NewCustomer(NewCustomer.Kind.ORGANISATION, "Firm " + type, null, null, null, List.of(), Map.of()));
        var subject = open(customer);
        var other = open(null);
        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));

        colleagues.as(
                publisher,
                () -> customerDesk.serve(customer, new CustomerTerms("gold", "zh", "premium"), Revision.ANY));
        settled();

        assertThat(due(subject)).isEqualTo(opened.plusSeconds(600));
        assertThat(due(other)).isEqualTo(opened.plusSeconds(3600));
        assertThat(dueChanges(subject))
                .singleElement()
                .satisfies(
                        said -> assertThat(said).contains("\"because\":\"CUSTOMER\"", "\"key\":\"" + customer + "\""));
        assertThat(jdbc.sql(
                                "select facts ->> 'language' || ' ' || (facts ->> 'contract') from sla_case where subject_id = :id")
                        .param("id", subject.value())
                        .query(String.class)
                        .single())
                .isEqualTo("zh premium");

        var asked = asked();
        colleagues.as(
                publisher,
                () -> customerDesk.serve(customer, new CustomerTerms("gold", "zh", "premium"), Revision.ANY));
        assertThat(asked()).isEqualTo(asked);
    }

    @Test
    void aCustomerWhoseTierARuleChangesIsPromisedOtherwise(@Autowired Purchases purchases) {
        publish(row("gold", 600, 7200, 0) + AN_HOUR);
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.ORGANISATION, "Judged " + type, null, null, null, List.of(), Map.of()));
        var subject = open(customer);
        assertThat(due(subject)).isEqualTo(opened.plusSeconds(3600));

        var yuan = Currency.getInstance("CNY");
        var line = PurchaseLine.of("Crane", BigDecimal.ONE, new BigDecimal("150000"), null, yuan);
        colleagues.as(
                publisher,
                () -> purchases.add(
                        customer,
                        new NewPurchase(
                                null,
                                LocalDate.ofInstant(opened, ZoneOffset.UTC),
                                "shop",
                                true,
                                yuan,
                                List.of(line),
                                BigDecimal.ZERO)));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(due(subject)).isEqualTo(opened.plusSeconds(600)));
        assertThat(dueChanges(subject))
                .singleElement()
                .satisfies(
                        said -> assertThat(said).contains("\"because\":\"CUSTOMER\"", "\"key\":\"" + customer + "\""));
    }

    @Test
    void whatOnePersonWroteASecondPersonPublishes() {
        var written = colleagues.as(author, () -> desk.write(with(AN_HOUR)));
        assertThat(decides()).isEqualTo(shipped);

        assertThatThrownBy(() -> colleagues.as(author, () -> desk.publish(written)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("rules.second-person"));
        assertThatThrownBy(() -> colleagues.as(author, () -> desk.write("no table")))
                .isInstanceOf(Refused.class);
        for (var role : List.of(Role.SERVICE, Role.AUDITOR)) {
            var person = colleagues.join(null, role);
            assertNotAllowed(person, () -> desk.write(text));
            assertNotAllowed(person, () -> desk.publish(written));
            assertNotAllowed(person, () -> desk.applyAgain());
        }
        var agent = colleagues.join(null, Role.SERVICE);
        assertNotAllowed(agent, () -> desk.versions());
        assertNotAllowed(agent, () -> desk.openClocks());
        assertNotAllowed(agent, () -> desk.recomputation());
        assertNotAllowed(
                agent,
                () -> customerDesk.serve(CustomerId.next(), new CustomerTerms("gold", null, null), Revision.ANY));
    }

    private void assertNotAllowed(Person person, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(person, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED));
    }

    /** A row of the decision table for the tests' type of case. */
    private static String row(String tier, int firstResponse, int resolution, int requesterWait) {
        return String.join(",", tier, "" + firstResponse, "" + resolution, "" + requesterWait) + "\n";
    }

    private String with(String rows) {
        return PolicyTable.with(text, type, rows);
    }

    private int publish(String rows) {
        var written = colleagues.as(author, () -> desk.write(with(rows)));
        colleagues.as(publisher, () -> desk.publish(written));
        settled();
        return written;
    }

    private void settled() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(recomputations.underWay()).isEmpty());
    }

    private int decides() {
        return publication.versions(SlaPolicies.BOOK).stream()
                .filter(version -> version.state() == State.PUBLISHED)
                .findFirst()
                .orElseThrow()
                .version();
    }

    private SubjectId open(@Nullable CustomerId customer) {
        var subject = SubjectId.next();
        if (customer != null)
            jdbc.sql("""
                            insert into subject (id, kind, number, title, customer_id, opened_at)
                            values (:id, 'TICKET', :number, 'A case', :customer, clock_timestamp())
                            """)
                    .param("id", subject.value())
                    .param("number", "P-" + subject)
                    .param("customer", customer.value())
                    .update();
        sla.open(subject, null, SlaFacts.of(type), List.of(SlaEvent.of(opened, Kind.OPENED)), true);
        return subject;
    }

    private Instant due(SubjectId subject) {
        return Objects.requireNonNull(clocks.of(subject).stream()
                .filter(kept -> kept.metric().name().equals("first-response"))
                .findFirst()
                .orElseThrow()
                .clock()
                .dueAt());
    }

    private List<String> dueChanges(SubjectId subject) {
        return jdbc.sql("select body from sla_ledger where chain = :chain and kind = 'due-changed' order by seq")
                .param("chain", "subject:" + subject)
                .query(String.class)
                .list();
    }

    private long asked() {
        return jdbc.sql("select count(*) from clock_recomputation")
                .query(Long.class)
                .single();
    }
}
