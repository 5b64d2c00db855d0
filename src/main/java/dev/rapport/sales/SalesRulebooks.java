package dev.rapport.sales;

import dev.rapport.rules.Rulebook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SalesRulebooks {

    @Bean("leadScoringRulebook")
    Rulebook leadScoringRules() {
        return new Rulebook("sales", "lead-scoring", List.of(LeadFacts.class));
    }

    @Bean("leadRoutingRulebook")
    Rulebook leadRoutingRules() {
        return new Rulebook("sales", "lead-routing", List.of(LeadToRoute.class, Candidate.class));
    }

    @Bean("discountLimitRulebook")
    Rulebook discountLimitRules() {
        return new Rulebook("sales", "discount-limit", List.of(DiscountFacts.class));
    }
}
