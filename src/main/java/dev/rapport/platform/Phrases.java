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
     * the beginning of a word where they end in a star; Chinese ones match anywhere.
     */
    public static boolean says(String prepared, String phrases) {
        for (var phrase : COMMA.split(phrases)) if (has(prepared, phrase)) return true;
        return false;
    }

    private static boolean has(String text, String phrase) {
        if (isChinese(phrase)) return text.contains(phrase);
        if (phrase.endsWith("*")) return text.contains(" " + phrase.substring(0, phrase.length() - 1));
        return text.contains(" " + phrase + " ");
    }

    private static boolean isChinese(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.HAN;
    }
}
