package dev.rapport.inbox;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DraftsErased {

    @Bean
    ErasesCustomer draftsAboutErasedCustomers() {
        return new ErasesCustomer(ErasedRows.deleted(
                "task_draft", "task_key in (select key from user_task where subject_id = any(:cases))"));
    }
}
