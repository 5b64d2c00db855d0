package dev.rapport.community;

import static dev.rapport.platform.ErasedRows.blanked;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That somebody was in a group stays; what the rules made of them does not. */
@Configuration(proxyBeanMethods = false)
class CommunityErased {

    @Bean
    ErasesCustomer membershipsOfErasedCustomers() {
        return new ErasesCustomer(blanked(
                "member", "id = any(:cases)", "level = null", "interest = null", "score = null", "reasons = '{}'"));
    }
}
