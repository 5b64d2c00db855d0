package dev.rapport.escalation;

import dev.rapport.rules.Decision;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.Rules;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Asks the rules what a step does. */
@Component
class StepRules {

    private static final String BOOK = "escalation-step";

    private final Rules rules;

    StepRules(Rules rules) {
        this.rules = rules;
    }

    Decision decide(EscalationFacts facts) {
        return rules.decide(BOOK, List.of(facts));
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Rulebook escalationStep() {
            return new Rulebook("sla", BOOK, List.of(EscalationFacts.class));
        }
    }
}
