package dev.rapport.leaks;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Personal data that can be told from all other.
 *
 * @param what by which reports call it, such as {@code phone of the lead}
 * @param spellings each in small letters and without what people put between digits
 */
record Marker(String what, List<String> spellings) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\u00a0().\\-]+");

    static Marker of(String what, String... spellings) {
        return new Marker(what, List.of(spellings).stream().map(Marker::plain).toList());
    }

    static String plain(String text) {
        return BETWEEN.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    boolean isIn(String plain) {
        return spellings.stream().anyMatch(plain::contains);
    }
}
