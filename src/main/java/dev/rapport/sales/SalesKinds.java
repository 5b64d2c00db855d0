package dev.rapport.sales;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.StoryChapter;
import dev.rapport.cases.StoryChapter.View;
import dev.rapport.platform.CustomerTable;
import dev.rapport.platform.FollowsCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds of cases that sales has. */
@Configuration(proxyBeanMethods = false)
public class SalesKinds {

    public static final CaseKind LEAD = new CaseKind("LEAD", 'L', "leads", "LeadStatus.NEW");
    public static final CaseKind OPPORTUNITY = new CaseKind("OPPORTUNITY", 'O', "opportunities", "Stage.PROSPECTING");

    @Bean
    CaseKind lead() {
        return LEAD;
    }

    @Bean
    CaseKind opportunity() {
        return OPPORTUNITY;
    }

    @Bean
    StoryChapter tellsOfSales() {
        return StoryChapter.of("sales", View.TRADE, LEAD, OPPORTUNITY);
    }

    @Bean
    FollowsCustomer salesFollowCustomers() {
        return new FollowsCustomer(
                CustomerTable.of("lead", "customer_id").ofCase("id"),
                CustomerTable.of("opportunity", "customer_id").ofCase("id"));
    }
}
