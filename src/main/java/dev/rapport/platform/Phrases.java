package dev.rapport.platform;

import java.util.Locale;
import java.util.regex.Pattern;

/** Finds phrases in what somebody wrote, for rules that look for them. */
public final class Phrases {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private Phrases() {}

    /** Lower-case words with one space around each. */
    public static String prepared(String raw) {
        var words =
                NO_WORD.matcher(raw.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll(" ");
        return " " + words.strip() + " ";
    }

    /** Whether it has Chinese in it. */
    public static boolean isChinese(String raw) {
        return raw.codePoints().anyMatch(Phrases::isChinese);
    }

    /**
     * Whether the prepared text has one of the phrases, which are separated by commas. English phrases match whole words, or
     * the beginning of a word where they end in a star; Chinese ones match anywhere, with a star or without.
     */
    public static boolean says(String prepared, String phrases) {
        for (var phrase : COMMA.split(phrases)) if (has(prepared, phrase)) return true;
        return false;
    }

    private static boolean has(String text, String phrase) {
        var isBeginning = phrase.endsWith("*");
        var sought = isBeginning ? phrase.substring(0, phrase.length() - 1) : phrase;
        if (isChinese(sought)) return text.contains(sought);
        return text.contains(isBeginning ? " " + sought : " " + sought + " ");
    }

    private static boolean isChinese(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
