package dev.rapport.leaks;

import java.util.List;

/**
 * Personal data that can be told from all other.
 *
 * @param what by which reports call it, such as {@code phone of the lead}
 * @param spellings each in small letters and without what people put between digits
 */
record Marker(String what, List<String> spellings) {

    private static final String BETWEEN = " \t\n\u000b\f\r\u00a0().-";

    static Marker of(String what, String... spellings) {
        return new Marker(what, List.of(spellings).stream().map(Marker::plain).toList());
    }

    static String plain(String text) {
        var plain = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); at++) {
            var sign = text.charAt(at);
            if (BETWEEN.indexOf(sign) < 0) plain.append(Character.toLowerCase(sign));
        }
        return plain.toString();
    }

    boolean isIn(String plain) {
        return spellings.stream().anyMatch(plain::contains);
    }
}
