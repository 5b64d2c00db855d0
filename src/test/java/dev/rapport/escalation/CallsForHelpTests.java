package dev.rapport.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.escalation.DueStep.State;
import dev.rapport.escalation.StepPlan.Whether;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.LadderStepReached;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Two times of one case that run out lead to one task for the same people. */
@DatabaseTest
@Transactional
class CallsForHelpTests {

    private static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");

    @Autowired
    DueSteps steps;

    @Autowired
    LadderNews news;

    @Autowired
    Sla sla;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId subject = SubjectId.next();

    @BeforeEach
    void aCase() {
        var facts = SlaFacts.of("ticket").withPriority("high").withChannel("email");
        sla.open(subject, null, facts, List.of(SlaEvent.of(AT, SlaEvent.Kind.OPENED)), true);
    }

    @Test
    void toTheSameLevelTakeEachOthersPlace() {
        var answer = called("first-response", Level.NEXT_LEVEL);
        var solution = called("resolution", Level.NEXT_LEVEL);

        news.replaceBefore(solution, Level.NEXT_LEVEL);

        assertThat(now(answer.id()).state()).isEqualTo(State.OVER);
        assertThat(now(solution.id()).state()).isEqualTo(State.OPEN);
        assertThat(jdbc.sql("select name from engine_message where correlation_key = :step")
                        .param("step", answer.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("escalation-over");
    }

    @Test
    void toAnotherLevelStay() {
        var answer = called("first-response", Level.MANAGEMENT);
        var solution = called("resolution", Level.NEXT_LEVEL);

        news.replaceBefore(solution, Level.NEXT_LEVEL);

        assertThat(now(answer.id()).state()).isEqualTo(State.OPEN);
    }

    private DueStep called(String metric, Level level) {
        var reached = new LadderStepReached(
                UUID.randomUUID(), UUID.randomUUID(), subject, metric, "ticket", "call for help", AT, AT);
        jdbc.sql("""
                        insert into sla_ladder_step
                            (id, clock_id, step, due_at, subject_id, metric, ladder, rule, rule_version, reached_at, told_at)
                        values (:id, :clock, 'call for help', now(), :subject, :metric, 'ticket', 'rule', 1, now(), now())
                        """)
                .param("id", reached.id())
                .param("clock", reached.clock())
                .param("subject", subject.value())
                .param("metric", metric)
                .update();
        steps.add(reached, reached.id());
        var step = now(reached.id());
        var plan = new StepPlan(
                Whether.ACT, List.of(), List.of(), List.of(), null, false, level, "service-l2", false, null);
        steps.save(step, State.OPEN, plan);
        return now(reached.id());
    }

    private DueStep now(UUID step) {
        return steps.locked(step).getLast();
    }
}
