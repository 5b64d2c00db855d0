package dev.rapport.access.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that are known in one place, and which of them somebody may have meant who wrote another. */
record KnownNames(Collection<String> names) {

    private static final int TOLD = 3;
    private static final int LONGEST = 60;

    /** The nearest ones, the best first. */
    String nearestTo(String unknown) {
        var written = shortened(unknown).toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> changes(written, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TOLD)
                .collect(Collectors.joining(", "));
    }

    /** As it may be said back to whoever wrote it. */
    static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** How many letters are added, left out or others (Levenshtein). */
    private static int changes(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) row[j] = j;
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
