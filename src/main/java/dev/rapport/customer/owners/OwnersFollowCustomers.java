package dev.rapport.customer.owners;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OwnersFollowCustomers {

    @Bean
    FollowsCustomer whoOwnedCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("customer_owner_change", "customer_id"),
                CustomerTable.of("customer_collaborator", "customer_id").onceFor("user_id", "ended_at"));
    }
}
