package dev.rapport.sla.web;

import dev.rapport.platform.UserId;
import dev.rapport.sla.Breach;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breach as other systems read it.
 *
 * @param owner who held the work at the due time
 * @param team which team held it then
 * @param ruleVersion version of the rulebook that the rule is in
 */
record BreachJson(
        String subject,
        @Nullable String external,
        String metric,
        String policy,
        String rule,
        int ruleVersion,
        String calendar,
        long targetSeconds,
        Instant startedAt,
        Instant dueAt,
        Instant breachedAt,
        @Nullable String owner,
        @Nullable String team,
        Instant recordedAt) {

    static BreachJson of(Breach breach) {
        return new BreachJson(
                breach.subject().toString(),
                breach.external(),
                breach.metric(),
                breach.policy(),
                breach.rule(),
                breach.ruleVersion(),
                breach.calendar(),
                breach.targetSeconds(),
                breach.startedAt(),
                breach.dueAt(),
                breach.dueAt(),
                text(breach.owner()),
                breach.team(),
                breach.recordedAt());
    }

    private static @Nullable String text(@Nullable UserId id) {
        return id == null ? null : id.toString();
    }
}
