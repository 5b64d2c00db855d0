package dev.rapport.customer.ui;

import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerActions {

    @Bean
    CreateAction createCustomer() {
        return new CreateAction(
                "customer.add", 10, "customers?new", Set.of("SALES", "SERVICE", "COMMUNITY", "MANAGER", "ADMIN"));
    }
}
