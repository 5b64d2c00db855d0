package dev.rapport.service;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
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

    @Bean
    StoryChapter tellsOfService() {
        return StoryChapter.of("service", View.RELATIONSHIP, TICKET);
    }

    @Bean
    FollowsCustomer ticketsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("ticket", "customer_id").ofCase("id"));
    }
}
