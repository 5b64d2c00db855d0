package dev.rapport.customer.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns, from pairs of which nobody said whether they are one, how often each level occurs among those that are
 * (expectation and maximisation, Dempster, Laird and Rubin 1977). How often it occurs by chance is given and stays.
 */
final class Expectation {

    private static final int ROUNDS = 40;
    private static final double[] FIRST = {0, 0.08, 0.06, 0.08, 0.78};
    private static final double BEFOREHAND = 4;

    /** People move, and firms are called otherwise: no contradiction outweighs everything. */
    private static final double LEAST = 5;

    private static final double MOST = 24;

    private final double[][] u;
    private final double[][] m = new double[Field.all().length][];
    private final double[] seen = new double[Field.all().length];
    private final Set<Field> learnt;
    private double share = 0.3;
    private double matches;

    /** @param learnt what is learnt; the others' bits, as far as they are given, only help */
    Expectation(double[][] u, Set<Field> learnt) {
        this.u = u;
        this.learnt = learnt;
        for (var field : learnt) m[field.ordinal()] = FIRST.clone();
    }

    /** @param pairs how often each agreement occurs */
    void learn(Map<Long, Integer> pairs, double[][] bits, Set<Field> helpers) {
        var agreements = List.copyOf(pairs.entrySet());
        var help = new double[agreements.size()];
        for (var i = 0; i < help.length; i++)
            for (var field : helpers)
                help[i] += bits[field.ordinal()][
                        Agreement.level(agreements.get(i).getKey(), field).ordinal()];
        for (var round = 0; round < ROUNDS; round++) maximise(agreements, help);
    }

    private void maximise(List<Map.Entry<Long, Integer>> agreements, double[] help) {
        var bits = bits();
        var found = new double[Field.all().length][Level.values().length];
        var odds = Model.log2(share / (1 - share));
        var all = 0.0;
        matches = 0;
        for (var i = 0; i < help.length; i++) {
            var agreement = agreements.get(i).getKey();
            var weight = odds + help[i];
            for (var field : learnt)
                weight +=
                        bits[field.ordinal()][Agreement.level(agreement, field).ordinal()];
            var expected = agreements.get(i).getValue() / (1 + Math.pow(2, -weight));
            for (var field : learnt)
                found[field.ordinal()][Agreement.level(agreement, field).ordinal()] += expected;
            matches += expected;
            all += agreements.get(i).getValue();
        }
        share = Math.clamp(matches / Math.max(1, all), 1e-6, 1 - 1e-6);
        for (var field : learnt) {
            var levels = found[field.ordinal()];
            seen[field.ordinal()] = Arrays.stream(levels).sum() - levels[0];
            for (var level = 1; level < levels.length; level++)
                m[field.ordinal()][level] =
                        (levels[level] + BEFOREHAND * FIRST[level]) / (seen[field.ordinal()] + BEFOREHAND);
        }
    }

    /** How many of the pairs are expected to be one. */
    double matches() {
        return matches;
    }

    /** Among how many pairs that are one the field was known of both. */
    double seen(Field field) {
        return seen[field.ordinal()];
    }

    double m(Field field, Level level) {
        return m[field.ordinal()][level.ordinal()];
    }

    /** What each level weighs; less agreement never weighs more. */
    double[][] bits() {
        var bits = new double[Field.all().length][Level.values().length];
        for (var field : learnt) {
            var own = bits[field.ordinal()];
            for (var level = 1; level < own.length; level++) {
                own[level] =
                        Math.clamp(Model.log2(m[field.ordinal()][level] / u[field.ordinal()][level]), -LEAST, MOST);
            }
            for (var level = own.length - 2; level > 0; level--) own[level] = Math.min(own[level], own[level + 1]);
        }
        return bits;
    }
}
