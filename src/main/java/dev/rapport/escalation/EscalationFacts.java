package dev.rapport.escalation;

import org.jspecify.annotations.Nullable;

/**
 * What the rules of a step look at.
 *
 * @param owned whether somebody owns the case
 * @param ownerPresent whether somebody owns the case and is not on leave
 * @param quiet whether everybody whom the step would tell has quiet hours
 * @param acted whether somebody took care since the step before, or the ladder was stopped for that already
 * @param minutesOver since the due time, by the wall clock; negative before it
 */
public record EscalationFacts(
        String step,
        String ladder,
        String metric,
        String caseType,
        @Nullable String priority,
        boolean publicComplaint,
        boolean owned,
        boolean ownerPresent,
        boolean quiet,
        boolean acted,
        int minutesOver) {}
