package dev.rapport.service.ui;

import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceMenu {

    @Bean
    CreateAction createTicket() {
        return new CreateAction(
                "ticket.create", 40, "tickets?new", Set.of("SERVICE", "SALES", "COMMUNITY", "MANAGER", "ADMIN"));
    }
}
