package dev.rapport.sla.clocks;

/**
 * One step of an escalation ladder.
 *
 * @param rule name of the rule that set it
 * @param ruleVersion version of the rulebook it is in
 */
record LadderStep(String ladder, String name, StepOffset offset, String rule, int ruleVersion) {}
