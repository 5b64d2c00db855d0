package dev.rapport.engine;

import static dev.rapport.platform.ErasedRows.Why.ENGINE;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people entered goes, and records of runs that ended; what is left holds ids and what gateways read. */
@Configuration(proxyBeanMethods = false)
class EngineErased {

    private static final String THEIRS =
            "process_instance_key in (select key from process_instance where subject_id = any(:cases))";

    @Bean
    ErasesCustomer runsOfErasedCustomers() {
        return new ErasesCustomer(
                blanked("task_submission", THEIRS, "data = '{}'"),
                blanked("incident", THEIRS, "message = :mark"),
                deleted("engine_record", """
                        process_instance_key in (
                            select key
                            from process_instance
                            where subject_id = any(:cases) and ended_at is not null)
                        """),
                kept("process_instance", "subject_id = any(:cases)", ENGINE),
                kept("element_instance", THEIRS, ENGINE),
                kept("user_task", "subject_id = any(:cases)", ENGINE),
                kept("engine_message", "subject_id = any(:cases)", ENGINE),
                kept("job_effect", "subject_id = any(:cases)", ENGINE));
    }
}
