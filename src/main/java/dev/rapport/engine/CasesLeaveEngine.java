package dev.rapport.engine;

import static dev.rapport.platform.CaseTables.going;
import static dev.rapport.platform.CaseTables.holding;
import static dev.rapport.platform.CaseTables.staying;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A task that somebody took or answered holds its case; the mirror keeps the runs of cases that went, ended. */
@Configuration(proxyBeanMethods = false)
class CasesLeaveEngine {

    @Bean
    CaseTables runsOfCases() {
        return new CaseTables(
                holding("user_task", "subject_id", "claimed_at is not null"),
                holding("user_task", "subject_id", """
                    exists (
                        select
                        from task_submission said
                        where said.task_key = user_task.key and said.state <> 'REFUSED')
                    """),
                going("engine_message", "subject_id"),
                staying("process_instance", "subject_id"),
                staying("user_task", "subject_id"),
                staying("job_effect", "subject_id"),
                staying("engine_case_gone", "subject_id"));
    }
}
