package dev.rapport.customer.handover;

import dev.rapport.cases.CaseKind;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hand-overs are cases: with a number, a story and a process. */
@Configuration(proxyBeanMethods = false)
public class HandOverKind {

    public static final CaseKind HAND_OVER = new CaseKind("HANDOVER", 'H', "hand-overs", "HandOverState.PLANNED");

    @Bean
    CaseKind handOver() {
        return HAND_OVER;
    }

    @Bean
    FollowsCustomer handOversFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("hand_over_customer", "customer_id").onceFor("hand_over_id"),
                CustomerTable.of("hand_over_transfer", "customer_id"));
    }
}
