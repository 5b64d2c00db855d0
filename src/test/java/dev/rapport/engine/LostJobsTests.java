package dev.rapport.engine;

import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.rapport.platform.SubjectId;
import dev.rapport.testing.DatabaseTest;
import io.camunda.client.CamundaClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class LostJobsTests {

    private static final long JOB = 7_102;

    @Autowired
    JdbcClient jdbc;

    private final CamundaClient client = mock(CamundaClient.class, RETURNS_DEEP_STUBS);
    private final Workers workers = mock(Workers.class);

    @BeforeEach
    void runsOutOfItsTimeAMinuteAgo() {
        when(workers.jobTypes()).thenReturn(Set.of("lostProbe"));
        jdbc.sql("delete from incident where process_instance_key = 7100").update();
        jdbc.sql("delete from element_instance where process_instance_key = 7100")
                .update();
        jdbc.sql("delete from process_instance where key = 7100").update();
        jdbc.sql("delete from engine_record where process_instance_key = 7100").update();
        jdbc.sql("""
                        insert into process_instance
                            (key, process_id, version, definition_key, subject_id, state, started_at)
                        values (7100, 'probe', 1, 1, :subject, 'ACTIVE', now())
                        """).param("subject", SubjectId.next().value()).update();
        jdbc.sql("""
                        insert into element_instance (key, process_instance_key, element_id, element_type, state, started_at)
                        values (7101, 7100, 'Task_Effect', 'SERVICE_TASK', 'ACTIVE', now())
                        """).update();
        addTimedOut(-7_100, Duration.ofSeconds(61), "lostProbe");
    }

    private void addTimedOut(long position, Duration ago, String type) {
        jdbc.sql("""
                        insert into engine_record
                            (partition_id, position, value_type, intent, record_key, process_instance_key, occurred_at, value)
                        values (1, :position, 'JOB', 'TIMED_OUT', 7102, 7100, now() - make_interval(secs => :ago),
                            jsonb_build_object('type', :type, 'retries', 2, 'elementInstanceKey', 7101))
                        """)
                .param("position", position)
                .param("ago", ago.toSeconds())
                .param("type", type)
                .update();
    }

    private void look() {
        new LostJobs(jdbc, client, workers, Clock.systemUTC(), Duration.ofSeconds(30)).giveBack();
    }

    private void isLeft() {
        look();
        verify(client, never()).newFailCommand(anyLong());
    }

    @Test
    void aJobThatNobodyAnsweredSinceItsTimeRanOutIsGivenBackWithItsAttempts() {
        look();
        verify(client.newFailCommand(JOB)).retries(2);
    }

    @Test
    void oneThatRanOutOfItsTimeAnewIsLeftToTheBroker() {
        addTimedOut(-7_099, Duration.ofSeconds(50), "lostProbe");
        isLeft();
    }

    @Test
    void oneInHandIsLeftToItsAnswer() {
        when(workers.haveInHand(JOB)).thenReturn(true);
        isLeft();
    }

    @Test
    void oneThatNobodyHereWorksIsLeft() {
        when(workers.jobTypes()).thenReturn(Set.of("other"));
        isLeft();
    }

    @Test
    void oneWhoseStepIsDoneIsLeft() {
        jdbc.sql("update element_instance set state = 'COMPLETED', ended_at = now() where key = 7101")
                .update();
        isLeft();
    }

    @Test
    void oneOfAnEndedInstanceIsLeft() {
        jdbc.sql("update process_instance set ended_at = now() where key = 7100")
                .update();
        isLeft();
    }

    @Test
    void oneThatStandsWithAnIncidentIsLeftToPeople() {
        jdbc.sql("""
                        insert into incident (key, process_instance_key, process_id, element_id, job_key, error_type, message,
                            created_at)
                        values (7103, 7100, 'probe', 'Task_Effect', 7102, 'JOB_NO_RETRIES', 'failed', :now)
                        """).param("now", java.sql.Timestamp.from(Instant.now())).update();
        isLeft();
    }
}
