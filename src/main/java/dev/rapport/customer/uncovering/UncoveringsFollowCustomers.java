package dev.rapport.customer.uncovering;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What was shown of a customer goes where the customer goes; how much a person had shown stays counted. */
@Configuration(proxyBeanMethods = false)
class UncoveringsFollowCustomers {

    @Bean
    FollowsCustomer whatWasShownFollowsCustomers() {
        return new FollowsCustomer(CustomerTable.of("uncovering", "customer_id"));
    }

    @Bean
    ErasesCustomer uncoveringsOfErasedCustomers() {
        return new ErasesCustomer(ErasedRows.deleted("uncovering", "customer_id = any(:customers)"));
    }

    @Bean
    KeptOfCustomer uncoveringsOfCustomers() {
        return new KeptOfCustomer("uncovering", "customer_id = :customer");
    }
}
