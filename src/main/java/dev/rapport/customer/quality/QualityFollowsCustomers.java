package dev.rapport.customer.quality;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QualityFollowsCustomers {

    /** What is due is left alone: whoever reads it must wait for nobody, and leaves out who is not there any more. */
    @Bean
    FollowsCustomer faultsFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("quality_fault", "customer_id")
                        .toldApartBy("customer_id", "quality")
                        .thatIsMadeAnew(),
                CustomerTable.of("quality_repair_line", "customer_id")
                        .toldApartBy("repair_id", "customer_id")
                        .onceFor("repair_id"));
    }
}
