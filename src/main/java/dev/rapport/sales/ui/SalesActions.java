package dev.rapport.sales.ui;

import dev.rapport.access.Access;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.ui.CreateAction;
import dev.rapport.sales.LeadIntake;
import dev.rapport.sales.LeadQueries;
import dev.rapport.sales.OpportunityIntake;
import dev.rapport.sales.Products;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesActions {

    @Bean
    CreateAction newLeadAction(LeadIntake intake, LeadQueries leads) {
        return new CreateAction(
                "sales.new-lead",
                20,
                Set.of("SALES", "SERVICE", "COMMUNITY", "MANAGER"),
                () -> new NewLeadDialog(intake, leads).open());
    }

    @Bean
    CreateAction newOpportunityAction(
            OpportunityIntake intake, Products products, CustomerDesk customers, Access access) {
        return new CreateAction(
                "sales.new-opportunity",
                30,
                Set.of("SALES", "MANAGER"),
                () -> new NewOpportunityDialog(intake, products, customers, access.me()).open());
    }
}
