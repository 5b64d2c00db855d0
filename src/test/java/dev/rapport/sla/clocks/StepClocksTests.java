package dev.rapport.sla.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.rapport.platform.SubjectId;
import dev.rapport.rules.Rules;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.StepVisit;
import dev.rapport.sla.StepVisit.Holding;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class StepClocksTests {

    private static final String BOOK = "sla-policy";

    /** A type of case that no other test uses. */
    private static final SlaFacts FACTS = SlaFacts.of("stepped");

    private static final String TIMED = """
            rule "solving takes an hour"
            when
                SlaFacts(caseType == "stepped", step == "Task_Solve")
            then
                verdict.set("policy", "steps", "steps are timed");
                verdict.set("calendar", "always", "around the clock");
                verdict.set("step", 3600, "an hour");
            end

            rule "checking takes an hour from the claim"
            when
                SlaFacts(caseType == "stepped", step == "Task_Check")
            then
                verdict.set("policy", "steps", "steps are timed");
                verdict.set("calendar", "always", "around the clock");
                verdict.set("claimed", 3600, "an hour from the claim");
            end
            """;

    @Autowired
    Sla sla;

    @Autowired
    Clocks clocks;

    @Autowired
    SlaLog log;

    @Autowired
    Rules rules;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId subject = SubjectId.next();

    @AfterEach
    void theShippedPoliciesAreBack() {
        var shipped = jdbc.sql("select max(version) from rulebook_version where rulebook = :book and form = 'TABLE'")
                .param("book", BOOK)
                .query(Integer.class)
                .single();
        jdbc.sql("update rulebook_version set state = 'RETIRED' where rulebook = :book and form = 'DRL'")
                .param("book", BOOK)
                .update();
        jdbc.sql("update rulebook_version set state = 'PUBLISHED' where rulebook = :book and version = :version")
                .param("book", BOOK)
                .param("version", shipped)
                .update();
        await().until(() -> rules.version(BOOK) == shipped);
    }

    @Test
    void aStepReadsItsCaseItsLogAndItsClocksOnce() {
        publish(TIMED);
        var opened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        sla.open(subject, null, FACTS, List.of(SlaEvent.of(opened, Kind.OPENED)), true);
        sla.step(subject, new StepVisit("Task_Solve", opened.plusSeconds(1), List.of(), null));

        var left = new StepVisit("Task_Solve", opened.plusSeconds(1), List.of(), opened.plusSeconds(5));
        var asked = Statements.of(() -> sla.step(subject, left));

        assertThat(asked).filteredOn(said -> said.contains("from sla_event")).hasSize(1);
        assertThat(asked)
                .filteredOn(said -> said.contains("from sla_clock where"))
                .hasSize(1);
        assertThat(asked)
                .filteredOn(said -> said.contains("[select * from sla_case"))
                .hasSize(2);
        assertThat(asked).hasSizeLessThan(15);
    }

    @Test
    void everyVisitOfAStepThatIsPromisedSomethingHasAClock() {
        publish(TIMED);
        var opened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        sla.open(subject, null, FACTS, List.of(SlaEvent.of(opened, Kind.OPENED)), true);

        sla.step(subject, new StepVisit("Task_Solve", opened.plusSeconds(1), List.of(), null));
        sla.step(subject, new StepVisit("Task_Solve", opened.plusSeconds(1), List.of(), opened.plusSeconds(5)));
        sla.step(subject, new StepVisit("Task_Solve", opened.plusSeconds(1), List.of(), opened.plusSeconds(5)));
        sla.step(subject, new StepVisit("Task_Solve", opened.plusSeconds(9), List.of(), null));
        sla.step(subject, new StepVisit("Task_Other", opened.plusSeconds(9), List.of(), null));

        assertThat(clocks.of(subject))
                .extracting(
                        KeptClock::name,
                        kept -> kept.clock().startedAt(),
                        kept -> kept.clock().stoppedAt())
                .containsExactly(
                        tuple("step:Task_Solve", opened.plusSeconds(1), opened.plusSeconds(5)),
                        tuple("step:Task_Solve-2", opened.plusSeconds(9), null));
        assertThat(log.of(subject)).hasSize(4);
        assertThat(sla.nextDue(subject)).contains(opened.plusSeconds(9 + 3600));
    }

    @Test
    void aTaskIsMeasuredFromItsClaimWhileSomebodyHasIt() {
        publish(TIMED);
        var opened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        sla.open(subject, null, FACTS, List.of(SlaEvent.of(opened, Kind.OPENED)), true);
        var created = opened.plusSeconds(1);
        var claimed = new Holding(opened.plusSeconds(10), true);
        var passedOn = new Holding(opened.plusSeconds(20), true);
        var released = new Holding(opened.plusSeconds(30), false);
        var claimedAgain = new Holding(opened.plusSeconds(50), true);

        sla.step(subject, new StepVisit("Task_Check", created, List.of(), null));
        assertThat(clocks.of(subject)).isEmpty();
        assertThat(sla.nextDue(subject)).isEmpty();

        sla.step(subject, new StepVisit("Task_Check", created, List.of(claimed, passedOn), null));
        assertThat(sla.nextDue(subject)).contains(opened.plusSeconds(10 + 3600));

        sla.step(subject, new StepVisit("Task_Check", created, List.of(claimed, passedOn, released), null));
        assertThat(clocks.of(subject))
                .singleElement()
                .satisfies(kept -> assertThat(kept.clock().pausedFor()).isEqualTo("nobody"));

        var all = List.of(claimed, passedOn, released, claimedAgain);
        sla.step(subject, new StepVisit("Task_Check", created, all, null));
        assertThat(sla.nextDue(subject)).contains(opened.plusSeconds(50 + 3600 - 20));

        sla.step(subject, new StepVisit("Task_Check", created, all, opened.plusSeconds(60)));
        sla.step(subject, new StepVisit("Task_Check", created, all, opened.plusSeconds(60)));
        assertThat(clocks.of(subject)).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("claimed:Task_Check");
            assertThat(kept.clock().startedAt()).isEqualTo(opened.plusSeconds(10));
            assertThat(kept.clock().stoppedAt()).isEqualTo(opened.plusSeconds(60));
            assertThat(kept.clock().elapsedMillis()).isEqualTo(30_000);
        });
        assertThat(log.of(subject)).hasSize(6);
    }

    @Test
    void nothingIsKeptWhereNoPolicyLooksAtSteps() {
        assertThat(sla.measuresSteps()).isFalse();
        var opened = Instant.parse("2026-03-02T08:00:00Z");
        sla.open(subject, null, FACTS, List.of(SlaEvent.of(opened, Kind.OPENED)), false);

        sla.step(subject, new StepVisit("Task_Solve", opened, List.of(), null));

        assertThat(log.of(subject)).hasSize(1);
    }

    private void publish(String text) {
        jdbc.sql("update rulebook_version set state = 'RETIRED' where rulebook = :book and state = 'PUBLISHED'")
                .param("book", BOOK)
                .update();
        var next = jdbc.sql("""
                        insert into rulebook_version
                            (rulebook, version, state, form, text, fingerprint, shipped, written_at)
                        select :book, max(version) + 1, 'PUBLISHED', 'DRL', :text, encode(sha256(convert_to(:text, 'UTF8')), 'hex'), true, now()
                        from rulebook_version
                        where rulebook = :book
                        returning version
                        """)
                .param("book", BOOK)
                .param("text", text)
                .query(Integer.class)
                .single();
        await().until(() -> rules.version(BOOK) == next);
    }
}
