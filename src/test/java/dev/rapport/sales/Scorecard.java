package dev.rapport.sales;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Derives the points of scoring rules from past leads: a logistic regression with ridge penalty on which rules fired,
 * ten points for one unit of log odds (Siddiqi, Credit Risk Scorecards, 2006).
 */
final class Scorecard {

    private static final double PENALTY = 3;
    private static final double POINTS_PER_UNIT = 10;
    private static final int EVEN_CHANCE = 50;

    private final List<String> rules;
    private final double[] weights;

    private Scorecard(List<String> rules, double[] weights) {
        this.rules = rules;
        this.weights = weights;
    }

    /** Newton's method; the last weight is the constant. */
    static Scorecard fit(List<String> rules, List<Set<String>> fired, boolean[] converted) {
        var n = rules.size() + 1;
        var weights = new double[n];
        for (var step = 0; step < 25; step++) {
            var gradient = new double[n];
            var hessian = new double[n][n];
            for (var j = 0; j < n - 1; j++) {
                gradient[j] = -PENALTY * weights[j];
                hessian[j][j] = PENALTY;
            }
            for (var i = 0; i < converted.length; i++) {
                var on = columns(rules, fired.get(i));
                var chance = 1
                        / (1
                                + Math.exp(-Arrays.stream(on)
                                        .mapToDouble(j -> weights[j])
                                        .sum()));
                for (var a : on) {
                    gradient[a] += (converted[i] ? 1 : 0) - chance;
                    for (var b : on) hessian[a][b] += chance * (1 - chance);
                }
            }
            var change = solve(hessian, gradient);
            for (var j = 0; j < n; j++) weights[j] += change[j];
        }
        return new Scorecard(rules, weights);
    }

    int points(String rule) {
        return (int) Math.round(weights[rules.indexOf(rule)] * POINTS_PER_UNIT);
    }

    int start() {
        return EVEN_CHANCE + (int) Math.round(weights[rules.size()] * POINTS_PER_UNIT);
    }

    int score(Set<String> fired) {
        var sum = start()
                + rules.stream().filter(fired::contains).mapToInt(this::points).sum();
        return Math.clamp(sum, 0, 100);
    }

    /** The chance that a random converted lead scores higher than a random other one; ties count half. */
    static double areaUnderCurve(int[] scores, boolean[] converted) {
        var won = new long[101];
        var lost = new long[101];
        for (var i = 0; i < scores.length; i++) (converted[i] ? won : lost)[scores[i]]++;
        double pairs = 0;
        long lower = 0;
        for (var score = 0; score <= 100; score++) {
            pairs += won[score] * (lower + lost[score] / 2.0);
            lower += lost[score];
        }
        return pairs / ((double) Arrays.stream(won).sum() * Arrays.stream(lost).sum());
    }

    private static int[] columns(List<String> rules, Set<String> fired) {
        var on = new int[fired.size() + 1];
        var k = 0;
        for (var j = 0; j < rules.size(); j++) if (fired.contains(rules.get(j))) on[k++] = j;
        on[k++] = rules.size();
        return Arrays.copyOf(on, k);
    }

    private static double[] solve(double[][] a, double[] b) {
        var n = b.length;
        for (var p = 0; p < n; p++) {
            var max = p;
            for (var i = p + 1; i < n; i++) if (Math.abs(a[i][p]) > Math.abs(a[max][p])) max = i;
            var row = a[p];
            a[p] = a[max];
            a[max] = row;
            var value = b[p];
            b[p] = b[max];
            b[max] = value;
            for (var i = p + 1; i < n; i++) {
                var factor = a[i][p] / a[p][p];
                b[i] -= factor * b[p];
                for (var j = p; j < n; j++) a[i][j] -= factor * a[p][j];
            }
        }
        for (var i = n - 1; i >= 0; i--) {
            for (var j = i + 1; j < n; j++) b[i] -= a[i][j] * b[j];
            b[i] /= a[i][i];
        }
        return b;
    }
}
