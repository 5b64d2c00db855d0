package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was not kept; never changed once written.
 *
 * @param number what people call the subject, such as T-1042
 * @param round counted from 1; most metrics have one
 * @param owner who held the work at the due time
 * @param team key of the team that held it then
 * @param judged what a manager said last of it
 */
public record Breach(
        UUID id,
        SubjectId subject,
        @Nullable String external,
        @Nullable String number,
        @Nullable String title,
        String metric,
        int round,
        String policy,
        String rule,
        int ruleVersion,
        String calendar,
        long targetSeconds,
        Instant startedAt,
        Instant dueAt,
        @Nullable UserId owner,
        @Nullable String team,
        Instant recordedAt,
        @Nullable BreachRemark judged) {

    /** The same breach after a manager said something of it. */
    public Breach judgedAs(BreachRemark remark) {
        return new Breach(
                id,
                subject,
                external,
                number,
                title,
                metric,
                round,
                policy,
                rule,
                ruleVersion,
                calendar,
                targetSeconds,
                startedAt,
                dueAt,
                owner,
                team,
                recordedAt,
                remark);
    }
}
