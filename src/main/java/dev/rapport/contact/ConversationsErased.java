package dev.rapport.contact;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That something was said, by which side and when stays; what was said does not. */
@Configuration(proxyBeanMethods = false)
class ConversationsErased {

    @Bean
    ErasesCustomer conversationsWithErasedCustomers() {
        return new ErasesCustomer(
                blanked(
                        "message",
                        "subject_id = any(:cases)",
                        "body = :mark",
                        "heard_from = null",
                        "there = null",
                        "shown = null",
                        "detail = null"),
                deleted("outgoing", "thread = any(:cases) or about = any(:cases)"));
    }
}
