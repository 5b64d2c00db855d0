package dev.rapport.customer.promises;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Promises among the kinds of cases. */
@Configuration(proxyBeanMethods = false)
public class PromiseKind {

    public static final CaseKind PROMISE = new CaseKind("PROMISE", 'P', "promises", "PromiseState.OPEN");

    @Bean
    StoryChapter tellsOfPromises() {
        return StoryChapter.of("promises", View.RELATIONSHIP, PROMISE);
    }

    @Bean
    CaseKind promise() {
        return PROMISE;
    }

    @Bean
    FollowsCustomer promisesFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("promise", "customer_id").ofCase("id"));
    }
}
