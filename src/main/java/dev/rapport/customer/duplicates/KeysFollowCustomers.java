package dev.rapport.customer.duplicates;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysFollowCustomers {

    /** What is made of the rows of customers comes to be again with them. */
    @Bean
    FollowsCustomer keysOfDuplicatesFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("duplicate_key", "customer_id").thatIsMadeAnew(),
                CustomerTable.of("duplicate_due", "customer_id").thatIsMadeAnew());
    }
}
