package dev.rapport.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What people and programs write, on its way in: in one form (NFC), without signs that turn round the text beside them
 * (UAX #9) and without space at its ends. What nobody could see is empty. For what is new only; what was kept before
 * is shown as it was kept.
 */
public final class CleanText {

    private static final Pattern TURNS_ROUND = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern UNSEEN_IN_WORDS = Pattern.compile("[\\u00AD\\u200B\\u2060\\uFEFF]");
    private static final Pattern UNBROKEN = Pattern.compile("[\\u00A0\\u2007\\u202F]");
    private static final Pattern BREAKS = Pattern.compile("[\\t-\\r\\u0085\\u2028\\u2029]+");

    /** Letters and signs by their kind, and yet blank: fillers of Korean, Braille without a dot. */
    private static final String BLANK_LETTERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private CleanText() {}

    /** Without what is invisible within words, such as files bring along. */
    public static String seen(String text) {
        return UNSEEN_IN_WORDS.matcher(text).replaceAll("");
    }

    /** A name, subject or key: also without line breaks, spaces that do not break and what is invisible within words. */
    public static String line(String text) {
        return body(BREAKS.matcher(UNBROKEN.matcher(seen(text)).replaceAll(" ")).replaceAll(" "));
    }

    /** The same; null when nothing is said. */
    public static @Nullable String lineOrNull(@Nullable String text) {
        return text == null ? null : nullIfEmpty(line(text));
    }

    /** A text of several lines. Refused with what no text can hold, see {@link #requireFit}. */
    public static String body(String text) {
        requireFit(text);
        var plain = TURNS_ROUND
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("");
        return saysNothing(plain) ? "" : trimmed(plain);
    }

    /** The same; null when nothing is said. */
    public static @Nullable String bodyOrNull(@Nullable String text) {
        return text == null ? null : nullIfEmpty(body(text));
    }

    /** Whether a reader would see nothing: spaces of every script, controls and signs without width are no words. */
    public static boolean saysNothing(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(CleanText::isSeen);
    }

    /** Whether a reader would see only dashes, dots and the like. Emoji say something. */
    public static boolean isPlaceholder(String text) {
        return text.codePoints().filter(CleanText::isSeen).allMatch(CleanText::isPunctuation);
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MODIFIER_SYMBOL,
                    Character.MATH_SYMBOL -> true;
            default -> false;
        };
    }

    /** Refuses control characters, tab and line break apart, and halves of characters: the first cannot be shown, NUL and the halves not even kept. */
    public static void requireFit(String text) {
        text.codePoints().filter(CleanText::isUnfit).findFirst().ifPresent(wrong -> {
            throw Refused.unfit("error.unfit-character", String.format(Locale.ROOT, "U+%04X", wrong));
        });
    }

    /** Without what {@link #requireFit} refuses: for what comes from outside and cannot be asked for again. */
    public static String fit(String text) {
        if (isFit(text)) return text;
        return text.codePoints()
                .filter(character -> !isUnfit(character))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public static boolean isFit(String text) {
        return text.codePoints().noneMatch(CleanText::isUnfit);
    }

    private static boolean isUnfit(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r'
                || character == 0x7F
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static boolean isSeen(int character) {
        return !isSpace(character)
                && !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT
                && !(character >= 0xFE00 && character <= 0xFE0F) // choose how the sign before them looks
                && BLANK_LETTERS.indexOf(character) < 0;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private static String trimmed(String text) {
        var from = 0;
        var until = text.length();
        while (isBlank(text.charAt(from))) from++;
        while (isBlank(text.charAt(until - 1))) until--;
        return text.substring(from, until);
    }

    /** What joins letters, or keeps them apart, does nothing at an end. */
    private static boolean isBlank(char character) {
        return isSpace(character) || Character.getType(character) == Character.FORMAT;
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
