package dev.rapport.inbox;

import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case at whose task somebody typed something stays. */
@Configuration(proxyBeanMethods = false)
class DraftsLeave {

    @Bean
    CaseTables wordsTypedAtTasks() {
        return new CaseTables(holding("user_task", "subject_id", """
            exists (
                select
                from task_draft
                where task_draft.task_key = user_task.key)
            """));
    }
}
