package dev.rapport.sla.clocks;

/**
 * What the rules of the escalation ladder look at.
 *
 * @param ladder name of the ladder that the policy chose
 * @param metric {@code first-response}, {@code resolution} or another metric; {@code stage} for the time in any stage
 */
public record LadderFacts(String ladder, String caseType, String metric, String policy) {}
