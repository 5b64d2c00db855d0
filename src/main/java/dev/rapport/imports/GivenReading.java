package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the one who brings a table says about it; what is null is found out, or asked for.
 *
 * @param takeKnown whether rows that are here already are taken all the same
 * @param addUnknown whether customers that rows speak of and that are not here are added
 * @param words what words of the file mean
 * @param asAnyOther whether a table that is known by its first line is read like any other
 * @param sheet which sheet of a workbook is read
 * @param headings the line in which the names of the columns stand, counted from one
 */
public record GivenReading(
        @Nullable Charset encoding,
        @Nullable Character separator,
        ColumnChoices columns,
        @Nullable DayOrder days,
        @Nullable DecimalSign decimals,
        boolean takeKnown,
        boolean addUnknown,
        ValueWords words,
        boolean asAnyOther,
        @Nullable String sheet,
        @Nullable Integer headings) {

    public static final GivenReading NOTHING = new GivenReading(
            null, null, ColumnChoices.NONE, null, null, false, false, ValueWords.NONE, false, null, null);

    /** The last line in which names of columns are looked for. */
    public static final int LAST_HEADINGS = 10_000;

    private static final Map<String, Character> SEPARATORS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|', "blank", Separators.BLANK);

    /** Reads names of encodings such as {@code GBK}; separators by themselves or as comma, semicolon, tab or pipe. */
    public static GivenReading of(@Nullable String encoding, @Nullable String separator) {
        return NOTHING.encoded(encoding == null || encoding.isBlank() ? null : Encodings.named(encoding.strip()))
                .separatedBy(separator == null || separator.isEmpty() ? null : separator(separator));
    }

    public GivenReading encoded(@Nullable Charset charset) {
        return new GivenReading(
                charset, separator, columns, days, decimals, takeKnown, addUnknown, words, asAnyOther, sheet, headings);
    }

    public GivenReading separatedBy(@Nullable Character sign) {
        return new GivenReading(
                encoding, sign, columns, days, decimals, takeKnown, addUnknown, words, asAnyOther, sheet, headings);
    }

    public GivenReading with(ColumnChoices choices, @Nullable DayOrder order) {
        return new GivenReading(
                encoding,
                separator,
                choices,
                order,
                decimals,
                takeKnown,
                addUnknown,
                words,
                asAnyOther,
                sheet,
                headings);
    }

    public GivenReading with(ValueWords meanings) {
        return new GivenReading(
                encoding,
                separator,
                columns,
                days,
                decimals,
                takeKnown,
                addUnknown,
                meanings,
                asAnyOther,
                sheet,
                headings);
    }

    /** The same, with what stands before decimals. */
    public GivenReading with(@Nullable DecimalSign sign) {
        return new GivenReading(
                encoding, separator, columns, days, sign, takeKnown, addUnknown, words, asAnyOther, sheet, headings);
    }

    public GivenReading takingKnown(boolean take) {
        return new GivenReading(
                encoding, separator, columns, days, decimals, take, addUnknown, words, asAnyOther, sheet, headings);
    }

    public GivenReading addingUnknown(boolean add) {
        return new GivenReading(
                encoding, separator, columns, days, decimals, takeKnown, add, words, asAnyOther, sheet, headings);
    }

    /** The same, of a workbook. */
    public GivenReading onSheet(@Nullable String name) {
        var said = name == null || name.isBlank() ? null : name;
        return new GivenReading(
                encoding, separator, columns, days, decimals, takeKnown, addUnknown, words, asAnyOther, said, headings);
    }

    /** The same, with the names of the columns in that line. */
    public GivenReading headedAt(@Nullable Integer line) {
        if (line != null && (line < 1 || line > LAST_HEADINGS))
            throw Refused.unfit("import.bad-headings", String.valueOf(line), LAST_HEADINGS);
        return new GivenReading(
                encoding, separator, columns, days, decimals, takeKnown, addUnknown, words, asAnyOther, sheet, line);
    }

    /** Reads the number of a line. */
    public static @Nullable Integer headings(@Nullable String written) {
        if (written == null || written.isBlank()) return null;
        try {
            return Integer.valueOf(written.strip());
        } catch (NumberFormatException e) {
            throw Refused.unfit("import.bad-headings", written, LAST_HEADINGS);
        }
    }

    GivenReading likeAnyOther() {
        return new GivenReading(
                encoding, separator, columns, days, decimals, takeKnown, addUnknown, words, true, sheet, headings);
    }

    /** What this says, and what the other says that this says nothing about. */
    GivenReading over(GivenReading other) {
        var choices = new LinkedHashMap<>(other.columns.columns());
        choices.values()
                .removeIf(column -> !column.equals(ColumnChoices.LEFT_OUT)
                        && columns.columns().containsValue(column));
        choices.putAll(columns.columns());
        return new GivenReading(
                encoding == null ? other.encoding : encoding,
                separator == null ? other.separator : separator,
                new ColumnChoices(choices),
                days == null ? other.days : days,
                decimals == null ? other.decimals : decimals,
                takeKnown,
                addUnknown,
                words.over(other.words),
                asAnyOther,
                sheet == null ? other.sheet : sheet,
                headings == null ? other.headings : headings);
    }

    /** The same, when nobody says how the file is read. */
    boolean saysNothing() {
        return equals(NOTHING.takingKnown(takeKnown).addingUnknown(addUnknown));
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

    /** What a separator is called, as {@link #of} reads it. */
    public static String word(char separator) {
        return SEPARATORS.entrySet().stream()
                .filter(known -> known.getValue() == separator)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(String.valueOf(separator));
    }

    private static Character separator(String text) {
        var named = SEPARATORS.get(text.strip().toLowerCase(Locale.ROOT));
        if (named != null) return named;
        if (text.length() == 1 && Separators.OFFERED.contains(text.charAt(0))) return text.charAt(0);
        throw Refused.unfit("import.no-such-separator", text);
    }
}
