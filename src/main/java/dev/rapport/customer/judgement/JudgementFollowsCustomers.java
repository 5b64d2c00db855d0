package dev.rapport.customer.judgement;

import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import dev.rapport.platform.KeptOfCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class JudgementFollowsCustomers {

    @Bean
    FollowsCustomer judgementsFollowCustomers() {
        return new FollowsCustomer(CustomerTable.of("customer_judgement", "customer_id")
                .toldApartBy("customer_id")
                .thatIsMadeAnew());
    }

    @Bean
    KeptOfCustomer whatWasSetOfCustomer() {
        return new KeptOfCustomer("rule_override", "customer_id = :customer");
    }
}
