package dev.rapport.community;

import dev.rapport.rules.Rulebook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommunityRulebooks {

    @Bean("activityLevelRulebook")
    Rulebook activityLevel() {
        return new Rulebook("community", "activity-level", List.of(ActivityFacts.class));
    }
}
