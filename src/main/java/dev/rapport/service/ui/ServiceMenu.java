package dev.rapport.service.ui;

import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.ui.CreateAction;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPages;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ServiceMenu {

    @Bean
    CreateAction createTicket(TicketDesk desk, TicketPages pages, CustomerDesk customers, List<CustomerPanel> panels) {
        return new CreateAction(
                "ticket.create",
                40,
                Set.of("SERVICE", "SALES", "COMMUNITY", "MANAGER", "ADMIN"),
                () -> new NewTicketDialog(desk, pages, customers, panels).open());
    }
}
