package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the one who brings a table says about it; what is null is found out, or asked for.
 *
 * @param takeKnown whether rows that are here already are taken all the same
 */
public record GivenReading(
        @Nullable Charset encoding,
        @Nullable Character separator,
        ColumnChoices columns,
        @Nullable DayOrder days,
        boolean takeKnown) {

    public static final GivenReading NOTHING = new GivenReading(null, null, ColumnChoices.NONE, null, false);

    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

    /** Reads names of encodings such as {@code GBK}; separators by themselves or as comma, semicolon, tab or pipe. */
    public static GivenReading of(@Nullable String encoding, @Nullable String separator) {
        return new GivenReading(
                encoding == null || encoding.isBlank() ? null : Encodings.named(encoding.strip()),
                separator == null || separator.isEmpty() ? null : separator(separator),
                ColumnChoices.NONE,
                null,
                false);
    }

    public GivenReading with(ColumnChoices columns, @Nullable DayOrder days) {
        return new GivenReading(encoding, separator, columns, days, takeKnown);
    }

    public GivenReading takingKnown(boolean take) {
        return new GivenReading(encoding, separator, columns, days, take);
    }

    /** The same, when nobody says how the file is read. */
    boolean saysNothing() {
        return takingKnown(false).equals(NOTHING);
    }

    /** Reads {@code take} and {@code leave}, which is usual. */
    public static boolean takesKnown(@Nullable String word) {
        if (word == null || word.isBlank()) return false;
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "take" -> true;
            case "leave" -> false;
            default -> throw Refused.unfit("import.no-such-known", word);
        };
    }

    private static Character separator(String text) {
        var named = SEPARATORS.get(text.strip().toLowerCase(Locale.ROOT));
        if (named != null) return named;
        if (text.length() == 1 && Separators.CANDIDATES.contains(text.charAt(0))) return text.charAt(0);
        throw Refused.unfit("import.no-such-separator", text);
    }
}
