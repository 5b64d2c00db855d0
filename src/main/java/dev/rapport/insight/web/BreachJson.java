package dev.rapport.insight.web;

import dev.rapport.insight.breaches.Breach;
import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A breach as other systems read it.
 *
 * @param round counted from 1; most metrics have one
 * @param number what people call the subject, such as T-1042
 * @param tier of the customer at the due time
 * @param owner who held the work at the due time
 * @param team which team held it then
 * @param ruleVersion version of the rulebook that the rule is in
 * @param judged what a manager said last of it
 */
record BreachJson(
        String id,
        String subject,
        @Nullable String external,
        @Nullable String number,
        String process,
        @Nullable String customer,
        @Nullable String tier,
        String metric,
        int round,
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
        Instant recordedAt,
        @Nullable RemarkJson judged) {

    static BreachJson of(Breach breach) {
        var customer = breach.customer();
        return new BreachJson(
                breach.id().toString(),
                breach.subject().toString(),
                breach.external(),
                breach.number(),
                breach.process(),
                customer == null ? null : customer.id().toString(),
                customer == null ? null : customer.tier(),
                breach.metric(),
                breach.round(),
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
                breach.recordedAt(),
                breach.judged() == null ? null : RemarkJson.of(breach.judged()));
    }

    private static @Nullable String text(@Nullable UserId id) {
        return id == null ? null : id.toString();
    }
}
