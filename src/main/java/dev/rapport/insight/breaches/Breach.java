package dev.rapport.insight.breaches;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Metric;
import dev.rapport.sla.Pausing;
import dev.rapport.sla.SlaTarget;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise that was not kept; never changed once written.
 *
 * @param clock which clock passed its due time
 * @param number what people call the subject, such as T-1042
 * @param round counted from 1; most metrics have one
 * @param process which kind of case it is, such as {@code ticket}
 * @param customer whose case it is
 * @param owner who held the work at the due time
 * @param team key of the team that held it then
 * @param judged what a manager said last of it
 * @param counted false where the promise was counted as broken before, or turned out not to be
 */
public record Breach(
        UUID id,
        UUID clock,
        SubjectId subject,
        @Nullable String external,
        @Nullable String number,
        @Nullable String title,
        String process,
        @Nullable Customer customer,
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
        @Nullable BreachRemark judged,
        Terms terms,
        boolean counted) {

    /**
     * What else was promised when it was broken, whatever is promised now.
     *
     * @param calendarVersion the last one of the calendar then; 0 where that is not known
     */
    public record Terms(Pausing pauses, boolean aroundTheClock, double warnFraction, int calendarVersion) {}

    /** The promise that was broken. */
    SlaTarget target() {
        return new SlaTarget(
                new Metric(metric), targetSeconds, terms.warnFraction(), terms.pauses(), terms.aroundTheClock());
    }

    /**
     * Whose case it is.
     *
     * @param tier at the due time
     */
    public record Customer(
            CustomerId id, String name, @Nullable String tier) {}

    /** The same breach after a manager said something of it. */
    public Breach judgedAs(BreachRemark remark) {
        return new Breach(
                id,
                clock,
                subject,
                external,
                number,
                title,
                process,
                customer,
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
                remark,
                terms,
                counted);
    }
}
