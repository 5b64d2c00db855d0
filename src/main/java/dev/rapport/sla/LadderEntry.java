package dev.rapport.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of an escalation ladder that a clock came to, with what became of it.
 *
 * @param dueAt the due time of the clock that it belongs to
 * @param reachedAt when the step was due
 * @param rule name of the rule that set it, in which version of the rulebook
 * @param outcomes oldest first; none while nobody has decided yet
 */
public record LadderEntry(
        UUID id,
        UUID clock,
        String metric,
        String ladder,
        String step,
        Instant dueAt,
        Instant reachedAt,
        String rule,
        int ruleVersion,
        List<Outcome> outcomes) {

    /**
     * What became of a step.
     *
     * @param actions what was done, as the rules name it, each with its reason
     * @param told ids of those who were told
     * @param missing what could not be done, and why
     */
    public record Outcome(
            Instant at,
            Kind kind,
            List<Action> actions,
            List<UUID> told,
            @Nullable String missing) {}

    /**
     * One thing that a rule asked for.
     *
     * @param because the rule's sentence in both languages, {@code English | Chinese}
     */
    public record Action(String what, String how, String rule, int ruleVersion, String because) {}

    /** How a step ended, or why it has not yet; passed over are those that came before the clock had a ladder. */
    public enum Kind {
        PASSED,
        TAKEN,
        WAITING,
        STOPPED,
        DECIDED,
        MISSING,
        OVER
    }
}
