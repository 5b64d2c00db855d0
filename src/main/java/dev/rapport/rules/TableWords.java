package dev.rapport.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The words that a table uses in the columns that compare or decide words. A word that is written as another one but for
 * its letters' size, or the space around it, fits no case and was hardly meant.
 *
 * @param byColumn the words by the code of their column
 */
public record TableWords(Map<String, Set<String>> byColumn) {

    private static final Pattern OF_WORDS =
            Pattern.compile("\\s*(?:\\w+\\s*[=!]=\\s*\"\\$param\"|verdict\\.set\\(\"[^\"]+\",\\s*\"\\$param\".*)\\s*");

    public static TableWords of(DecisionTable read) {
        var words = new HashMap<String, Set<String>>();
        for (var table : read.tables()) {
            var codes = table.codes();
            for (var at = 0; at < codes.size(); at++)
                if (hasWords(codes.get(at)))
                    for (var row : table.rows())
                        if (at < row.cells().size() && !row.cells().get(at).isBlank())
                            words.computeIfAbsent(codes.get(at), absent -> new TreeSet<>())
                                    .add(row.cells().get(at));
        }
        return new TableWords(Map.copyOf(words));
    }

    /** Whether the cells of a column with that code are words that are compared or decided. */
    public static boolean hasWords(String code) {
        return OF_WORDS.matcher(code).matches();
    }

    /** Those of a column; empty when it has none. */
    public Set<String> in(String code) {
        return byColumn.getOrDefault(code, Set.of());
    }

    /** The known word that was meant, when another was written. */
    public Optional<String> meant(String code, String word) {
        var known = in(code);
        if (known.contains(word)) return Optional.empty();
        return known.stream().filter(one -> one.equalsIgnoreCase(word.strip())).findFirst();
    }

    /** Refuses the first word that was hardly meant, with its line and the word that was. */
    void requireMeant(DecisionTable read) {
        for (var table : read.tables()) for (var row : table.rows()) requireMeant(table, row);
    }

    private void requireMeant(DecisionTable.Table table, DecisionTable.Row row) {
        var codes = table.codes();
        IntStream.range(0, Math.min(codes.size(), row.cells().size()))
                .filter(at -> hasWords(codes.get(at)))
                .forEach(at -> meant(codes.get(at), row.cells().get(at)).ifPresent(meant -> {
                    var labels = table.labels();
                    throw new RuleTextRefused(
                            "rules.refused.meant",
                            row.line(),
                            at < labels.size() ? labels.get(at) : "",
                            row.cells().get(at),
                            meant);
                }));
    }
}
