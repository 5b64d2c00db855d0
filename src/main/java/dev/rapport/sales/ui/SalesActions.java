package dev.rapport.sales.ui;

import dev.rapport.platform.ui.CreateAction;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesActions {

    @Bean
    CreateAction newLeadAction() {
        return new CreateAction("sales.new-lead", 20, "leads?new", Set.of("SALES", "SERVICE", "COMMUNITY", "MANAGER"));
    }

    @Bean
    CreateAction newOpportunityAction() {
        return new CreateAction("sales.new-opportunity", 30, "opportunities?new", Set.of("SALES", "MANAGER"));
    }
}
