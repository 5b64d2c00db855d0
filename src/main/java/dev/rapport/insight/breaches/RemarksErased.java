package dev.rapport.insight.breaches;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What people said of promises that were not kept to a customer who is erased. */
@Configuration(proxyBeanMethods = false)
class RemarksErased {

    @Bean
    ErasesCustomer remarksOnErasedCustomers() {
        return new ErasesCustomer(ErasedRows.blankedBy(
                "erase_remarks",
                "breach_remark",
                "breach_id in (select breach_id from breach_entry where subject_id = any(:cases))"));
    }
}
