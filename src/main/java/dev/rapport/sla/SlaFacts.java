package dev.rapport.sla;

import org.jspecify.annotations.Nullable;

/**
 * What the policy rules look at.
 *
 * @param language in which the customer is served, such as zh
 * @param contract key of the contract that the customer has with us
 * @param step id of the element of the process that is entered
 */
public record SlaFacts(
        String caseType,
        @Nullable String category,
        @Nullable String priority,
        @Nullable String tier,
        @Nullable String channel,
        @Nullable String team,
        @Nullable String stage,
        @Nullable String language,
        @Nullable String contract,
        @Nullable String step) {

    public SlaFacts(
            String caseType,
            @Nullable String category,
            @Nullable String priority,
            @Nullable String tier,
            @Nullable String channel,
            @Nullable String team,
            @Nullable String stage) {
        this(caseType, category, priority, tier, channel, team, stage, null, null, null);
    }

    public SlaFacts inStage(String entered) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, entered, language, contract, step);
    }

    public SlaFacts inStep(String entered) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, stage, language, contract, entered);
    }

    public SlaFacts servedAs(
            @Nullable String otherTier, @Nullable String otherLanguage, @Nullable String otherContract) {
        return new SlaFacts(
                caseType, category, priority, otherTier, channel, team, stage, otherLanguage, otherContract, step);
    }

    public SlaFacts heldBy(String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, other, stage, language, contract, step);
    }
}
