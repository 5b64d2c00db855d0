package dev.rapport.customer.membership;

import static dev.rapport.platform.ErasedRows.deleted;

import dev.rapport.platform.ErasesCustomer;
import dev.rapport.platform.SoughtWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MembershipsErased {

    @Bean
    ErasesCustomer whatErasedCustomersWereMembersOf() {
        return new ErasesCustomer(deleted("membership", "customer_id = any(:customers)"))
                .soughtBy(SoughtWords.of(
                        SoughtWords.Kind.IDENTITY,
                        "select number from membership where customer_id = any(:customers)"));
    }
}
