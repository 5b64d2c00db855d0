package dev.rapport.privacy.retention;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who becomes one with another is proposed once; who is erased is proposed no more. */
@Configuration(proxyBeanMethods = false)
class FoundFollowCustomers {

    @Bean
    FollowsCustomer retentionFollowsCustomers() {
        return new FollowsCustomer(CustomerTable.of("retention_found", "customer_id")
                .toldApartBy("run_id")
                .onceFor("run_id"));
    }

    @Bean
    ErasesCustomer proposalsOfErasedCustomers() {
        return new ErasesCustomer(ErasedRows.deleted("retention_found", "customer_id = any(:customers)"));
    }
}
