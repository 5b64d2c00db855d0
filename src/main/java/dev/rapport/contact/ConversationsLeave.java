package dev.rapport.contact;

import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A case of which somebody spoke with a customer stays. */
@Configuration(proxyBeanMethods = false)
class ConversationsLeave {

    @Bean
    CaseTables conversationsOfCases() {
        return new CaseTables(
                holding("conversation_case", "subject_id"),
                holding("message", "subject_id"),
                holding("call_try", "subject_id"),
                holding("public_post", "ticket_id"));
    }
}
