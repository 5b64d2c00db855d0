package dev.rapport.customer.duplicates;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysFollowCustomers {

    /** What is due is left alone: whoever reads it must wait for nobody, and leaves out who is not there any more. */
    @Bean
    FollowsCustomer keysOfDuplicatesFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("duplicate_key", "customer_id").thatIsMadeAnew());
    }
}
