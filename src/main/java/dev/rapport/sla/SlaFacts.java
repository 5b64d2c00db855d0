package dev.rapport.sla;

import org.jspecify.annotations.Nullable;

/**
 * What the policy rules look at. Made with {@link #of} and what is known, each by its name.
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

    /** Of a case of which nothing else is known. */
    public static SlaFacts of(String caseType) {
        return new SlaFacts(caseType, null, null, null, null, null, null, null, null, null);
    }

    public SlaFacts withCategory(@Nullable String other) {
        return new SlaFacts(caseType, other, priority, tier, channel, team, stage, language, contract, step);
    }

    public SlaFacts withPriority(@Nullable String other) {
        return new SlaFacts(caseType, category, other, tier, channel, team, stage, language, contract, step);
    }

    public SlaFacts withTier(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, other, channel, team, stage, language, contract, step);
    }

    public SlaFacts withChannel(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, other, team, stage, language, contract, step);
    }

    public SlaFacts withTeam(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, other, stage, language, contract, step);
    }

    public SlaFacts withStage(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, other, language, contract, step);
    }

    public SlaFacts withLanguage(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, stage, other, contract, step);
    }

    public SlaFacts withContract(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, stage, language, other, step);
    }

    public SlaFacts withStep(@Nullable String other) {
        return new SlaFacts(caseType, category, priority, tier, channel, team, stage, language, contract, other);
    }

    public SlaFacts servedAs(
            @Nullable String otherTier, @Nullable String otherLanguage, @Nullable String otherContract) {
        return withTier(otherTier).withLanguage(otherLanguage).withContract(otherContract);
    }
}
