package dev.rapport.sla;

/**
 * What a case was promised for one metric, and what decided so.
 *
 * @param rule name of the rule
 * @param ruleVersion version of the rulebook it is in
 * @param ladder name of the escalation ladder that is climbed when the promise is in danger
 */
public record Promise(String policy, String rule, int ruleVersion, String calendar, SlaTarget target, String ladder) {

    /** The same, counted by another calendar. */
    public Promise by(String other) {
        return new Promise(policy, rule, ruleVersion, other, target, ladder);
    }
}
