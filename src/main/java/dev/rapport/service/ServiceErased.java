package dev.rapport.service;

import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What becomes of tickets of customers who are erased. */
@Configuration(proxyBeanMethods = false)
class ServiceErased {

    @Bean
    ErasesCustomer ticketsOfErasedCustomers() {
        return new ErasesCustomer(
                blanked(
                        "ticket",
                        "id = any(:cases)",
                        "subject = :mark",
                        "body = :mark",
                        "external = null",
                        "person_outside = null",
                        "product = null"),
                deleted("ticket_reason", "ticket_id = any(:cases)"),
                deleted("reply_given_back", "ticket_id = any(:cases)"));
    }
}
