package dev.rapport.loyalty;

import dev.rapport.rules.Rulebook;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EarningRulebook {

    @Bean("earningRulebookOfPoints")
    Rulebook earning() {
        return new Rulebook("loyalty", Earning.BOOK, List.of(EarningFacts.class));
    }
}
