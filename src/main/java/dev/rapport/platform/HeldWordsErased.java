package dev.rapport.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits to be sent to a customer who is erased is not sent. */
@Configuration(proxyBeanMethods = false)
class HeldWordsErased {

    @Bean
    ErasesCustomer wordsHeldForErasedCustomers() {
        return new ErasesCustomer(
                ErasedRows.deleted("held_words", "about = any(cast(cast(:cases as uuid[]) as text[]))"));
    }
}
