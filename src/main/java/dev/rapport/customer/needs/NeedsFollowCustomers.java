package dev.rapport.customer.needs;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NeedsFollowCustomers {

    @Bean
    FollowsCustomer needsFollowTheirCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("customer_need", "customer_id"), CustomerTable.of("used_product", "customer_id"));
    }
}
