package dev.rapport.sla;

import org.jspecify.annotations.Nullable;

/** What the policy rules look at. */
public record SlaFacts(
        String caseType,
        @Nullable String category,
        @Nullable String priority,
        @Nullable String tier,
        @Nullable String channel,
        @Nullable String team,
        @Nullable String stage) {

    SlaFacts inStage(String entered) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, entered);
    }
}
