package dev.rapport.rules;

import java.util.Comparator;

/** A rule's name and its rank: higher salience first, then by place in the book. */
record RuleHeading(String name, int salience, int place) implements Comparable<RuleHeading> {

    private static final Comparator<RuleHeading> RANK =
            Comparator.comparing(RuleHeading::salience).reversed().thenComparing(RuleHeading::place);

    @Override
    public int compareTo(RuleHeading other) {
        return RANK.compare(this, other);
    }
}
