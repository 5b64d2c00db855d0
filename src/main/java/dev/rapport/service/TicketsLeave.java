package dev.rapport.service;

import static dev.rapport.platform.CaseTables.going;
import static dev.rapport.platform.CaseTables.holding;

import dev.rapport.platform.CaseTables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tickets go with their case; words to a customer hold them. */
@Configuration(proxyBeanMethods = false)
class TicketsLeave {

    @Bean
    CaseTables ticketsOfCases() {
        return new CaseTables(
                holding("reply_given_back", "ticket_id"), going("ticket_reason", "ticket_id"), going("ticket", "id"));
    }
}
