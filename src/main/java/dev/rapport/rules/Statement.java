package dev.rapport.rules;

/** One thing that one rule said about one match of its conditions. */
sealed interface Statement {

    Said said();

    /** Which rule spoke, in which order, and its sentence for people. */
    record Said(RuleHeading rule, int sequence, String because) {

        Decision.Reason reason(int points) {
            return new Decision.Reason(rule.name(), points, because, null);
        }

        Decision.Reason reasonFor(String result) {
            return new Decision.Reason(rule.name(), 0, because, result);
        }
    }

    record Score(Said said, int points) implements Statement {}

    record ScoreWithin(Said said, int low, int high) implements Statement {}

    record SetResult(Said said, String name, Object value) implements Statement {}

    record SetFromScore(Said said, int from, String name, Object value) implements Statement {}

    record Offer(Said said, String name, String option, Comparable<Object> order) implements Statement {}

    record Favour(Said said, String option, int points) implements Statement {}

    record RuleOut(Said said, String option) implements Statement {}
}
