package dev.rapport.engine;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was done for steps that the engine took and forgot. A broker hands out a job before the step is safely in its
 * log; killed at that moment, it takes the step again, with other keys. The record log shows only what is safe, in
 * order: a step that is missing there when a later one of the same case is present never happened for the engine, and
 * what was done for it counts for the step that takes its place. See decision 003.
 */
@Component
class ForgottenSteps {

    private final JdbcClient jdbc;
    private final Json json;

    ForgottenSteps(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Puts the job's instance in the place of the one that its message is linked to, if the engine has forgotten that.
     *
     * @throws MirrorBehind while that cannot be told
     */
    boolean replaceInstance(JobStep step, long first) {
        if (isKnown(step, first)) return false;
        if (!isKnown(step, step.instance())) throw new MirrorBehind();
        jdbc.sql("""
                        update process_link
                        set instance_key = :instance
                        where message_id = :message and process_id = :process
                        """).paramSource(step).update();
        jdbc.sql("""
                        update job_effect
                        set process_instance_key = :instance
                        where process_instance_key = :first and subject_id = :subject
                        """)
                .param("instance", step.instance())
                .param("first", first)
                .param("subject", step.subject())
                .update();
        return true;
    }

    /**
     * Whether what is answered to a job reaches that job. Its key may belong to another one by now, if the broker was
     * killed after it handed it out.
     */
    boolean isSafe(HandedOut handedOut) {
        if (handedOut.isFresh()) return true;
        var job = handedOut.job();
        var subject = json.read(job.getVariables()).get("subjectId");
        return jdbc.sql("""
                        select exists (
                            select
                            from process_instance instance
                            where instance.key = :instance
                                and (instance.subject_id = uuid_or_null(:subject) or uuid_or_null(:subject) is null)
                                and (
                                    exists (
                                        select
                                        from element_instance
                                        where key = :element
                                            and process_instance_key = instance.key
                                            and element_id = :elementId
                                    )
                                    or exists (
                                        select
                                        from engine_record
                                        where value_type = 'JOB'
                                            and record_key = :job
                                            and process_instance_key = instance.key
                                            and value ->> 'elementId' = :elementId
                                    )
                                )
                        )
                        """)
                .param("instance", job.getProcessInstanceKey())
                .param("subject", subject instanceof String text ? text : "")
                .param("element", job.getElementInstanceKey())
                .param("elementId", job.getElementId())
                .param("job", job.getKey())
                .query(Boolean.class)
                .single();
    }

    private boolean isKnown(JobStep step, long instance) {
        return jdbc.sql("select exists (select from process_instance where key = :key and subject_id = :subject)")
                .param("key", instance)
                .param("subject", step.subject())
                .query(Boolean.class)
                .single();
    }

    private record Effect(long job, String result, boolean certain) {}

    /**
     * The variables that a forgotten job of the same step has set; its effect is this job's from now on.
     *
     * @throws MirrorBehind while it cannot be told whether that job is forgotten
     */
    Optional<Map<String, Object>> takeOver(JobStep step) {
        var effect = jdbc.sql("""
                        select effect.job_key, effect.result,
                            effect.element_key = :element
                            or exists (select from element_instance where key = :element) as certain
                        from job_effect effect
                        where effect.process_instance_key = :instance
                            and effect.subject_id = :subject
                            and effect.element_id = :elementId
                            and effect.turn = :turn
                            and effect.job_type = :type
                            and effect.job_key <> :job
                            and (
                                effect.element_key = :element
                                or not exists (
                                    select
                                    from element_instance known
                                    where known.key = effect.element_key
                                        and known.process_instance_key = effect.process_instance_key
                                        and known.element_id = effect.element_id
                                )
                            )
                        order by effect.job_key
                        limit 1
                        """)
                .paramSource(step)
                .query((row, number) ->
                        new Effect(row.getLong("job_key"), row.getString("result"), row.getBoolean("certain")))
                .optional();
        if (effect.isEmpty()) return Optional.empty();
        if (!effect.get().certain()) throw new MirrorBehind();
        jdbc.sql("""
                        update job_effect
                        set job_key = :job,
                            element_key = :element
                        where job_key = :forgotten
                            and subject_id = :subject
                            and element_id = :elementId
                            and job_type = :type
                        """)
                .param("job", step.job())
                .param("element", step.element())
                .param("forgotten", effect.get().job())
                .param("type", step.type())
                .param("subject", step.subject())
                .param("elementId", step.elementId())
                .update();
        return Optional.of(json.read(effect.get().result()));
    }
}
