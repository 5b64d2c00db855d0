package dev.rapport.escalation;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Why somebody called for help is said in their own words. */
@Configuration(proxyBeanMethods = false)
class EscalationsErased {

    @Bean
    ErasesCustomer escalationsOfErasedCustomers() {
        return new ErasesCustomer(ErasedRows.blanked("escalation_step", "subject_id = any(:cases)", "reason = null"));
    }
}
