package dev.rapport.customer.ui;

import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerActions {

    @Bean
    CreateAction createCustomer(CustomerDesk desk) {
        return new CreateAction(
                "customer.add",
                10,
                Set.of("SALES", "SERVICE", "COMMUNITY", "MANAGER", "ADMIN"),
                () -> new NewCustomerDialog(desk).open());
    }
}
