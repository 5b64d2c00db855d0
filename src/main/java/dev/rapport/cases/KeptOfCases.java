package dev.rapport.cases;

import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of what happened to a customer and their cases. */
@Configuration(proxyBeanMethods = false)
class KeptOfCases {

    @Bean
    KeptOfCustomer whatHappened() {
        return new KeptOfCustomer("trail", "subject_id = :customer or subject_id = any(:cases)");
    }
}
