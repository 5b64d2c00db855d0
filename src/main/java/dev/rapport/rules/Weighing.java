package dev.rapport.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one decision of all that the rules said. */
final class Weighing {

    private final List<Statement> statements;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final List<Decision.Reason> reasons = new ArrayList<>();
    private int score;

    Weighing(List<Statement> statements) {
        this.statements = statements.stream()
                .sorted(Comparator.comparing((Statement s) -> s.said().rule())
                        .thenComparing(s -> s.said().sequence()))
                .toList();
    }

    Decision decide(String rulebook, int version) {
        addScores();
        all(Statement.SetResult.class).forEach(set -> settle(set.name(), set.value(), set.said()));
        all(Statement.SetFromScore.class).stream()
                .filter(set -> set.from() <= score)
                .sorted(Comparator.comparing(Statement.SetFromScore::from).reversed())
                .forEach(set -> settle(set.name(), set.value(), set.said()));
        new Ranking(statements).choices().forEach(choice -> choice.into(results, reasons));
        return new Decision(rulebook, version, score, Map.copyOf(results), List.copyOf(reasons));
    }

    private void addScores() {
        for (var given : all(Statement.Score.class)) {
            score = clampedSum(score, given.points());
            reasons.add(given.said().reason(given.points()));
        }
        for (var bounds : all(Statement.ScoreWithin.class)) score = Math.clamp(score, bounds.low(), bounds.high());
    }

    private static int clampedSum(int a, int b) {
        return Math.clamp((long) a + b, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void settle(String name, Object value, Statement.Said said) {
        if (results.putIfAbsent(name, value) == null) reasons.add(said.reasonFor(name));
    }

    private <T extends Statement> List<T> all(Class<T> kind) {
        return statements.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
