package dev.rapport.customer.quality;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is erased has no faults any more, and is not examined. */
@Configuration(proxyBeanMethods = false)
class QualityErased {

    @Bean
    ErasesCustomer faultsOfErasedCustomers() {
        return new ErasesCustomer(
                ErasedRows.deleted("quality_fault", "customer_id = any(:customers)"),
                ErasedRows.deleted("quality_repair_line", "customer_id = any(:customers)"));
    }
}
