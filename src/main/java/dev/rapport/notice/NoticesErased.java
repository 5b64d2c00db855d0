package dev.rapport.notice;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notices say what the trail said. */
@Configuration(proxyBeanMethods = false)
class NoticesErased {

    @Bean
    ErasesCustomer noticesOfErasedCustomers() {
        return new ErasesCustomer(ErasedRows.deleted(
                "notice", "(subject_id = any(:customers) or subject_id = any(:cases)) and subject_id <> :erasure"));
    }
}
