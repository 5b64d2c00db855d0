package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock with whose it is and what decided it, as it stands now.
 *
 * @param number what people call the subject, such as T-1042
 * @param rule name of the rule that decided the policy
 * @param ruleVersion version of the rulebook it is in
 * @param ladder the escalation ladder
 * @param owner who holds the work now
 * @param team key of the team that holds the work now
 */
public record CaseClock(
        UUID id,
        SubjectId subject,
        @Nullable String external,
        @Nullable String number,
        @Nullable String title,
        Metric metric,
        String policy,
        String rule,
        int ruleVersion,
        String calendar,
        SlaTarget target,
        String ladder,
        SlaClock clock,
        @Nullable UserId owner,
        @Nullable String team) {

    public CaseClock with(SlaClock reading) {
        return new CaseClock(
                id,
                subject,
                external,
                number,
                title,
                metric,
                policy,
                rule,
                ruleVersion,
                calendar,
                target,
                ladder,
                reading,
                owner,
                team);
    }
}
