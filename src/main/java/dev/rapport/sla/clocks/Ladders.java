package dev.rapport.sla.clocks;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.rules.Decision;
import dev.rapport.rules.Decision.Reason;
import dev.rapport.rules.Rulebook;
import dev.rapport.rules.Rules;
import dev.rapport.sla.Promise;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Asks the rules for the steps of a clock's ladder: each result is a step's name and its {@link StepOffset}. */
@Component
class Ladders {

    private static final String BOOK = "escalation-ladder";
    private static final Logger LOG = LoggerFactory.getLogger(Ladders.class);

    private static final int MOST_REMEMBERED = 2_000;

    private record Asked(int version, LadderFacts facts) {}

    private final Rules rules;
    private final Cache<Asked, List<LadderStep>> remembered =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    Ladders(Rules rules) {
        this.rules = rules;
    }

    /** The steps for one promise of a case, in no order. */
    List<LadderStep> of(SlaCase found, Promise promise) {
        var metric = promise.target().metric();
        var type = found.facts().caseType();
        var what = switch (metric.kind()) {
            case STAGE -> "stage";
            case STEP -> "step";
            case CLAIMED -> "claimed";
            default -> metric.name();
        };
        return steps(new LadderFacts(promise.ladder(), type, what, promise.policy()));
    }

    private List<LadderStep> steps(LadderFacts facts) {
        return remembered.get(
                new Asked(rules.version(BOOK), facts), asked -> steps(facts, rules.decide(BOOK, List.of(facts))));
    }

    private static List<LadderStep> steps(LadderFacts facts, Decision decision) {
        return decision.reasons().stream()
                .flatMap(reason -> step(facts, decision, reason))
                .toList();
    }

    private static Stream<LadderStep> step(LadderFacts facts, Decision decision, Reason reason) {
        var name = reason.result();
        if (name == null) return Stream.empty();
        var when = Objects.requireNonNull(decision.text(name));
        var offset = StepOffset.parse(when);
        if (offset.isEmpty()) LOG.error("Step {} of ladder {} comes at no known time: {}", name, facts.ladder(), when);
        return offset.stream().map(at -> new LadderStep(facts.ladder(), name, at, reason.rule(), decision.version()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        Rulebook ladderSteps() {
            return new Rulebook("sla", BOOK, List.of(LadderFacts.class));
        }
    }
}
