package dev.rapport.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.rapport.platform.SubjectId;
import dev.rapport.testing.DatabaseTest;
import io.camunda.client.api.response.ActivatedJob;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broker that was killed gives the keys of what it has forgotten to others, which must not get the answers. */
@DatabaseTest
class SafeAnswerTests {

    private static final long LONG_AGO =
            System.nanoTime() - Duration.ofMinutes(1).toNanos();
    private static final long INSTANCE = 7_000;
    private static final long ELEMENT = 7_001;
    private static final long JOB = 7_002;

    @Autowired
    ForgottenSteps steps;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId subject = SubjectId.next();

    @BeforeEach
    void addInstance() {
        jdbc.sql("delete from element_instance where process_instance_key = 7000")
                .update();
        jdbc.sql("delete from process_instance where key = 7000").update();
        jdbc.sql("delete from engine_record where record_key = 7002").update();
        jdbc.sql("""
                        insert into process_instance
                            (key, process_id, version, definition_key, subject_id, state, started_at)
                        values (7000, 'probe', 1, 1, :subject, 'ACTIVE', now())
                        """).param("subject", subject.value()).update();
    }

    @Test
    void isSafeWhileTheBrokerMustBeTheSame() {
        assertThat(steps.isSafe(new HandedOut(job(subject, "Task_Effect")))).isTrue();
    }

    @Test
    void isNotSafeWhileTheStepIsNotInTheLog() {
        assertThat(isSafe(subject, "Task_Effect")).isFalse();
    }

    @Test
    void isSafeOnceTheStepIsInTheLog() {
        addElement("Task_Effect");
        assertThat(isSafe(subject, "Task_Effect")).isTrue();
    }

    @Test
    void isNotSafeWhenTheKeyBelongsToAnotherStepOfTheCase() {
        addElement("Gateway_Person");
        assertThat(isSafe(subject, "Task_Effect")).isFalse();
    }

    @Test
    void isNotSafeWhenTheKeysBelongToAnotherCase() {
        addElement("Task_Effect");
        assertThat(isSafe(SubjectId.next(), "Task_Effect")).isFalse();
    }

    @Test
    void isSafeForAListenerAtTheStartOnceItsJobIsInTheLog() {
        jdbc.sql("""
                        insert into engine_record
                            (partition_id, position, value_type, intent, record_key, process_instance_key, occurred_at,
                            value)
                        values (9, 1, 'JOB', 'CREATED', 7002, 7000, now(), '{"elementId": "Task_Effect"}')
                        """).update();
        assertThat(isSafe(subject, "Task_Effect")).isTrue();
        assertThat(isSafe(subject, "Task_Note")).isFalse();
    }

    private boolean isSafe(SubjectId of, String elementId) {
        return steps.isSafe(new HandedOut(job(of, elementId), LONG_AGO));
    }

    private void addElement(String elementId) {
        jdbc.sql("""
                        insert into element_instance
                            (key, process_instance_key, element_id, element_type, state, started_at)
                        values (7001, 7000, :element, 'SERVICE_TASK', 'ACTIVE', now())
                        """).param("element", elementId).update();
    }

    private static ActivatedJob job(SubjectId subject, String elementId) {
        var job = mock(ActivatedJob.class);
        when(job.getKey()).thenReturn(JOB);
        when(job.getElementInstanceKey()).thenReturn(ELEMENT);
        when(job.getProcessInstanceKey()).thenReturn(INSTANCE);
        when(job.getElementId()).thenReturn(elementId);
        when(job.getVariables()).thenReturn("{\"subjectId\": \"%s\"}".formatted(subject));
        return job;
    }
}
