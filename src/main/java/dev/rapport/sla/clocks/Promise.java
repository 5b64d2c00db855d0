package dev.rapport.sla.clocks;

import dev.rapport.sla.SlaTarget;
import org.springframework.modulith.NamedInterface;

/**
 * What a case was promised for one metric, and what decided so.
 *
 * @param rule name of the rule
 * @param ruleVersion version of the rulebook it is in
 * @param ladder name of the escalation ladder that is climbed when the promise is in danger
 */
@NamedInterface("clocks")
public record Promise(String policy, String rule, int ruleVersion, String calendar, SlaTarget target, String ladder) {

    Promise by(String other) {
        return new Promise(policy, rule, ruleVersion, other, target, ladder);
    }
}
