package dev.rapport.service;

import dev.rapport.cases.CaseKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of cases that service has. */
@Configuration(proxyBeanMethods = false)
public class ServiceKinds {

    public static final CaseKind TICKET = new CaseKind("TICKET", 'T', "tickets", "TicketState.NEW");

    @Bean
    CaseKind ticket() {
        return TICKET;
    }
}
