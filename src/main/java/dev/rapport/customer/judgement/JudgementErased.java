package dev.rapport.customer.judgement;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Of who is erased nothing is judged any more. */
@Configuration(proxyBeanMethods = false)
class JudgementErased {

    @Bean
    ErasesCustomer judgementsOfErasedCustomers() {
        return new ErasesCustomer(
                ErasedRows.deleted("customer_judgement", "customer_id = any(:customers)"),
                ErasedRows.deleted("rule_override", "customer_id = any(:customers)"));
    }
}
