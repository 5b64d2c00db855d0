package dev.rapport.engine;

import dev.rapport.platform.UserId;
import io.camunda.client.api.response.ActivatedJob;
import java.sql.Types;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Remembers which jobs had their effect, and which instance each message started. */
@Component
class JobLedger {

    private final JdbcClient jdbc;
    private final Json json;

    JobLedger(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What is known about a step before its job runs.
     *
     * @param result the variables that the job set when it ran before
     * @param instance which instance its message started, if that is known
     * @param repeated whether another job has done the same step of the same instance
     */
    record Entry(
            @Nullable Map<String, Object> result,
            @Nullable Long instance,
            boolean repeated,
            TaskSubmission submission) {}

    Entry find(JobStep step) {
        return jdbc.sql("""
                        select effect.result, link.instance_key, submission.data, submission.submitted_by,
                            exists (
                                select
                                from job_effect other
                                where other.process_instance_key = :instance
                                    and other.subject_id = :subject
                                    and other.element_id = :elementId
                                    and other.turn = :turn
                                    and other.job_type = :type
                                    and other.job_key <> :job
                            ) as repeated
                        from (select 1) as job
                        left join job_effect effect
                            on effect.job_key = :job
                            and effect.subject_id = :subject
                            and effect.element_id = :elementId
                            and effect.job_type = :type
                        left join process_link link on link.message_id = :message and link.process_id = :process
                        left join task_submission submission
                            on submission.id = :submission and submission.process_instance_key = :instance
                        """)
                .paramSource(step)
                .query((row, number) -> {
                    var result = row.getString("result");
                    var data = row.getString("data");
                    return new Entry(
                            result == null ? null : json.read(result),
                            row.getObject("instance_key", Long.class),
                            row.getBoolean("repeated"),
                            data == null
                                    ? TaskSubmission.NONE
                                    : new TaskSubmission(
                                            new UserId(row.getObject("submitted_by", UUID.class)), json.read(data)));
                })
                .single();
    }

    /** Links the message to the job's instance; false if another instance was quicker. */
    boolean link(JobStep step) {
        return step.message() == null || jdbc.sql("""
                                        insert into process_link (message_id, process_id, instance_key)
                                        values (:message, :process, :instance)
                                        on conflict do nothing
                                        """).paramSource(step).update() == 1;
    }

    /** Whether the step was done before for the same message, in the same instance. */
    boolean isRepeated(JobStep step) {
        return jdbc.sql("""
                        select exists (
                            select
                            from job_effect
                            where process_instance_key = :instance
                                and element_id = :elementId
                                and job_type = :type
                                and turn = :turn
                                and message_id = :message
                        )
                        """).paramSource(step).query(Boolean.class).single();
    }

    /** Remembers the effect of a job; false if the same job was done elsewhere at the same time. */
    boolean record(JobStep step, Map<String, Object> result) {
        return jdbc.sql("""
                                insert into job_effect
                                    (job_key, job_type, subject_id, process_instance_key, element_id, element_key, turn,
                                        message_id, result)
                                values (:job, :type, :subject, :instance, :elementId, :element, :turn,
                                        :message, cast(:result as jsonb))
                                on conflict do nothing
                                """)
                        .param("job", step.job())
                        .param("type", step.type())
                        .param("subject", step.subject())
                        .param("instance", step.instance())
                        .param("elementId", step.elementId())
                        .param("element", step.element())
                        .param("turn", step.turn())
                        .param("message", step.message(), Types.OTHER)
                        .param("result", json.write(result))
                        .update()
                == 1;
    }

    void recordRefusal(ActivatedJob job, long firstInstance) {
        jdbc.sql("""
                        insert into refused_instance (instance_key, process_id, first_instance_key)
                        values (:instance, :process, :first)
                        on conflict do nothing
                        """)
                .param("instance", job.getProcessInstanceKey())
                .param("process", job.getBpmnProcessId())
                .param("first", firstInstance)
                .update();
    }

    /** A job is delivered again within minutes or not at all; a week is ample. */
    @Scheduled(cron = "0 17 3 * * *")
    void forgetOldEffects() {
        jdbc.sql("delete from job_effect where done_at < now() - interval '7 days'")
                .update();
    }
}
