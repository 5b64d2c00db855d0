package dev.rapport.contact.behaviours;

import dev.rapport.customer.judgement.CustomerFacts;
import dev.rapport.platform.Refused;
import dev.rapport.rules.DecisionTable;
import dev.rapport.rules.RuleDraft;
import dev.rapport.rules.RuleTextRefused;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.RulebookCheck;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignalRulebooks {

    static Rulebook of(SignalKind kind) {
        return new Rulebook("contact", kind.rulebook(), List.of(SignalFacts.class, CustomerFacts.class));
    }

    @Bean
    Rulebook interestRules() {
        return of(SignalKind.INTEREST);
    }

    @Bean
    Rulebook strengthRules() {
        return of(SignalKind.STRENGTH);
    }

    @Bean
    Rulebook potentialRules() {
        return of(SignalKind.POTENTIAL);
    }

    @Bean
    RulebookCheck interestCheck() {
        return new LevelsAreKnown(SignalKind.INTEREST);
    }

    @Bean
    RulebookCheck strengthCheck() {
        return new LevelsAreKnown(SignalKind.STRENGTH);
    }

    @Bean
    RulebookCheck potentialCheck() {
        return new LevelsAreKnown(SignalKind.POTENTIAL);
    }

    /** Refuses a level that there is not. */
    private record LevelsAreKnown(SignalKind kind) implements RulebookCheck {

        @Override
        public String rulebook() {
            return kind.rulebook();
        }

        @Override
        public void check(RuleDraft draft, @Nullable DecisionTable table) {
            for (var times : List.of(0, 1, 5, 1_000)) {
                var decision = draft.decide(List.of(did(times), known(times)));
                try {
                    Signals.level(decision);
                } catch (Refused unknown) {
                    throw new RuleTextRefused(
                            "behaviour.no-such-level",
                            String.valueOf(decision.text(Signals.LEVEL)),
                            Stream.of(SignalLevel.values())
                                    .map(SignalLevel::word)
                                    .collect(Collectors.joining(", ")));
                }
            }
        }

        private static SignalFacts did(int times) {
            var day = times == 0 ? CustomerFacts.NEVER : 1;
            return new SignalFacts(
                    times, times, times, times, times, times, times, times, times, day, " ", times, times, day,
                    Set.of(), Set.of());
        }

        private static CustomerFacts known(int times) {
            var day = times == 0 ? CustomerFacts.NEVER : 1;
            return new CustomerFacts(
                    false, 1_000, times, times, times, day, day, 0, 0, false, times, "", CustomerFacts.NEVER);
        }
    }
}
