package dev.rapport.sla;

import dev.rapport.rules.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What policies promise for some facts.
 *
 * @param policy absent when none fits
 * @param ruleVersion version of the rulebook that was asked
 */
public record PolicyAnswer(
        @Nullable String policy, int ruleVersion, List<Target> targets, List<Decision.Reason> reasons) {

    /** What is promised for one metric. */
    public record Target(String metric, String calendar, long seconds, double warnFraction, boolean pauses) {}

    static PolicyAnswer of(SlaFacts facts, Decision decision) {
        var targets = SlaPolicies.promises(facts, decision).stream()
                .map(promise -> new Target(
                        promise.target().metric().name(),
                        promise.calendar(),
                        promise.target().seconds(),
                        promise.target().warnFraction(),
                        promise.target().pauses()))
                .toList();
        return new PolicyAnswer(decision.text("policy"), decision.version(), targets, decision.reasonsFor("policy"));
    }
}
