package dev.rapport.contact.canned;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A text with somebody's name or address in it was never one for all. */
@Configuration(proxyBeanMethods = false)
class CannedErased {

    @Bean
    ErasesCustomer cannedAnswersThatNameErasedCustomers() {
        return new ErasesCustomer(deleted("canned_answer", "concat_ws(' ', name, code, words) ~* :pattern"));
    }
}
