package dev.rapport.studio.whatif;

import dev.rapport.rules.Decision;
import dev.rapport.sla.SlaFacts;
import dev.rapport.sla.clocks.SlaPolicies;
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

    /**
     * What is promised for one metric.
     *
     * @param pauses which waiting stops the counting: any, none, or the reasons
     * @param aroundTheClock whether all time counts, not only that in which the calendar is open
     * @param ladder the escalation ladder
     */
    public record Target(
            String metric,
            String calendar,
            long seconds,
            double warnFraction,
            String pauses,
            boolean aroundTheClock,
            String ladder) {}

    static PolicyAnswer of(SlaFacts facts, Decision decision) {
        var targets = SlaPolicies.promises(facts, decision).stream()
                .map(promise -> new Target(
                        promise.target().metric().name(),
                        promise.calendar(),
                        promise.target().seconds(),
                        promise.target().warnFraction(),
                        promise.target().pauses().text(),
                        promise.target().aroundTheClock(),
                        promise.ladder()))
                .toList();
        return new PolicyAnswer(decision.text("policy"), decision.version(), targets, decision.reasonsFor("policy"));
    }
}
