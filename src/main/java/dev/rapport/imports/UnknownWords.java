package dev.rapport.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the words of a file that are none of ours. */
final class UnknownWords {

    /** A column with more words than that is no choice, but something else. */
    private static final int MOST = 200;

    private static final int LONGEST = 100;

    private record Counted(String word, long times) {}

    private final List<WordColumn> columns;
    private final Map<WordColumn, Map<String, Counted>> counted = new LinkedHashMap<>();

    UnknownWords(List<WordColumn> columns) {
        this.columns = columns;
        columns.forEach(column -> counted.put(column, new LinkedHashMap<>()));
    }

    void see(ImportRow row) {
        for (var column : columns) {
            var cell = row.get(column.column());
            if (cell == null || cell.length() > LONGEST || column.isKnown().test(cell)) continue;
            var words = counted.getOrDefault(column, Map.of());
            var key = ValueWords.folded(cell);
            var before = words.get(key);
            if (before != null) words.put(key, new Counted(before.word(), before.times() + 1));
            else if (words.size() < MOST) words.put(key, new Counted(cell, 1));
        }
    }

    /** Column by column, the most frequent word first. */
    List<UnknownWord> found() {
        var found = new ArrayList<UnknownWord>();
        counted.forEach((column, words) -> words.values().stream()
                .sorted(Comparator.comparing(Counted::times).reversed().thenComparing(Counted::word))
                .forEach(one -> found.add(new UnknownWord(column.column(), one.word(), one.times(), column.words()))));
        return found;
    }
}
