package dev.rapport.contact.calls;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Calls among the kinds of cases. */
@Configuration(proxyBeanMethods = false)
public class CallKind {

    public static final CaseKind CALL = new CaseKind("CALL", 'K', "calls", "CallState.RINGING");

    @Bean
    CaseKind call() {
        return CALL;
    }

    @Bean
    StoryChapter tellsOfCalls() {
        return StoryChapter.of("calls", View.RELATIONSHIP, CALL);
    }

    @Bean
    FollowsCustomer callsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("phone_call", "customer_id").ofCase("id"));
    }
}
