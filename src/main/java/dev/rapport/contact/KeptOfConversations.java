package dev.rapport.contact;

import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of a customer's conversations. */
@Configuration(proxyBeanMethods = false)
class KeptOfConversations {

    @Bean
    KeptOfCustomer messagesOfCases() {
        return new KeptOfCustomer("message", "subject_id = any(:cases)");
    }

    @Bean
    KeptOfCustomer lettersOnTheirWay() {
        return new KeptOfCustomer("outgoing", "thread = any(:cases)");
    }

    @Bean
    KeptOfCustomer conversationsOfCustomers() {
        return new KeptOfCustomer("conversation", "id = any(:cases)");
    }

    @Bean
    KeptOfCustomer casesOfConversations() {
        return new KeptOfCustomer("conversation_case", "subject_id = any(:cases) or conversation_id = any(:cases)");
    }

    @Bean
    KeptOfCustomer filesOfMessages() {
        return new KeptOfCustomer(
                "message_part", "message_id in (select id from message where subject_id = any(:cases))");
    }

    @Bean
    KeptOfCustomer draftsOfConversations() {
        return new KeptOfCustomer("conversation_draft", "conversation_id = any(:cases)");
    }
}
