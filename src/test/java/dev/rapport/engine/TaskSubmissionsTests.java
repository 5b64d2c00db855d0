package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.cases.CaseRemoval;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TaskSubmissionsTests {

    @Autowired
    TaskSubmissions submissions;

    @Autowired
    UserTasks tasks;

    @Autowired
    Sla sla;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final SubjectId subject = SubjectId.next();
    private final long task = UUID.randomUUID().getMostSignificantBits() >>> 1;

    @BeforeEach
    void aTaskWithAClock() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        jdbc.sql("""
                        insert into user_task
                            (key, process_instance_key, process_id, definition_key, element_id, name, subject_id,
                            candidate_groups, priority, state, created_at)
                        values (:key, 1, 'probe', 1, 'Task_Probe', 'Probe', :subject, '{}', 50, 'OPEN', :at)
                        """)
                .param("key", task)
                .param("subject", subject.value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
        var urgent = SlaFacts.of("ticket").withPriority("urgent").withChannel("email");
        sla.open(subject, null, urgent, List.of(SlaEvent.of(now, Kind.OPENED)), true);
    }

    @Test
    void aTaskFollowsTheEarliestClock() {
        assertThat(due()).isNotNull().isEqualTo(sla.nextDue(subject).orElseThrow());
    }

    @Test
    void aTaskThatTheEngineWouldNotCompleteFollowsTheClocksAgain() {
        var sent = submissions.keep(task, UserId.next(), Map::of);
        sla.record(subject, SlaEvent.of(clock.instant(), Kind.AGENT_REPLY));
        submissions.refuse(sent);

        assertThat(due()).isNotNull().isEqualTo(sla.nextDue(subject).orElseThrow());
    }

    /** The mirror may be behind. */
    @Test
    void aTaskHoldsItsCaseFromTheMomentInWhichSomebodyTakesIt(@Autowired CaseRemoval removal) {
        assertThat(removal.held(List.of(subject))).isEmpty();
        tasks.claimed(task, UserId.next(), clock.instant());
        assertThat(removal.held(List.of(subject))).containsExactly(subject);
        assertThat(tasks.lastClaimed(subject)).isPresent();
    }

    private @Nullable Instant due() {
        return tasks.find(task).orElseThrow().slaDueAt();
    }
}
