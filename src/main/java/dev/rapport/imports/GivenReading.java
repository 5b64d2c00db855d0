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
 * @param addUnknown whether customers that rows speak of and that are not here are added
 */
public record GivenReading(
        @Nullable Charset encoding,
        @Nullable Character separator,
        ColumnChoices columns,
        @Nullable DayOrder days,
        boolean takeKnown,
        boolean addUnknown) {

    public static final GivenReading NOTHING = new GivenReading(null, null, ColumnChoices.NONE, null, false, false);

    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|', "blank", Separators.BLANK);

    /** Reads names of encodings such as {@code GBK}; separators by themselves or as comma, semicolon, tab or pipe. */
    public static GivenReading of(@Nullable String encoding, @Nullable String separator) {
        return new GivenReading(
                encoding == null || encoding.isBlank() ? null : Encodings.named(encoding.strip()),
                separator == null || separator.isEmpty() ? null : separator(separator),
                ColumnChoices.NONE,
                null,
                false,
                false);
    }

    public GivenReading with(ColumnChoices columns, @Nullable DayOrder days) {
        return new GivenReading(encoding, separator, columns, days, takeKnown, addUnknown);
    }

    public GivenReading takingKnown(boolean take) {
        return new GivenReading(encoding, separator, columns, days, take, addUnknown);
    }

    public GivenReading addingUnknown(boolean add) {
        return new GivenReading(encoding, separator, columns, days, takeKnown, add);
    }

    /** The same, when nobody says how the file is read. */
    boolean saysNothing() {
        return takingKnown(false).addingUnknown(false).equals(NOTHING);
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

    /** Reads {@code add} and {@code leave}, which is usual. */
    public static boolean addsUnknown(@Nullable String word) {
        if (word == null || word.isBlank()) return false;
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "add" -> true;
            case "leave" -> false;
            default -> throw Refused.unfit("import.no-such-unknown", word);
        };
    }

    private static Character separator(String text) {
        var named = SEPARATORS.get(text.strip().toLowerCase(Locale.ROOT));
        if (named != null) return named;
        if (text.length() == 1 && Separators.OFFERED.contains(text.charAt(0))) return text.charAt(0);
        throw Refused.unfit("import.no-such-separator", text);
    }
}
