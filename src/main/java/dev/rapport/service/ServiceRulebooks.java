package dev.rapport.service;

import dev.rapport.rules.Rulebook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceRulebooks {

    @Bean
    Rulebook ticketTriageRules() {
        return new Rulebook("service", "ticket-triage", List.of(TicketFacts.class));
    }
}
