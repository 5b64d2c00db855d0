package dev.rapport.customer.fields;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A fact that a profile may tell, and how it is written. Others than the known ones are texts.
 *
 * @param choices those that may be chosen, in their order; none where anything may be written
 */
public record FactField(String name, Format format, List<Choice> choices) {

    /** How a fact is written. */
    public enum Format {
        TEXT,
        YEAR,
        COUNT,
        NUMBER,
        /** As 2026-11-29. */
        DAY,
        CHOICE,
        /** Several of them: words in their order, with {@link #BETWEEN} between them. */
        CHOICES,
        /** As {@code yes} or {@code no}. */
        YES_NO,
        KIND;

        /** Whether somebody says what may be chosen. */
        public boolean hasChoices() {
            return this == CHOICE || this == CHOICES;
        }
    }

    /** What can be chosen: the word that is kept, and how people read it. */
    public record Choice(String word, String english, String chinese) {

        String in(Locale locale) {
            return locale.getLanguage().equals("zh") ? chinese : english;
        }

        private boolean isMeantBy(String written) {
            return List.of(word, english, chinese).stream().anyMatch(written::equalsIgnoreCase);
        }
    }

    /** Of people alone. */
    public static final FactField BIRTHDAY = new FactField("birthday", Format.DAY, List.of());

    /** Those that the product asks for, in the order in which forms offer them. */
    public static final List<FactField> KNOWN = List.of(
            text("sector"),
            text("company"),
            BIRTHDAY,
            text("city"),
            text("region"),
            text("office_location"),
            new FactField("employees", Format.COUNT),
            new FactField("revenue", Format.NUMBER),
            new FactField("year_established", Format.YEAR),
            text("interest"),
            text("source"));

    /** Between several that are chosen, as they are kept. */
    public static final String BETWEEN = "; ";

    /** How people and files divide several. */
    private static final Pattern DIVIDED = Pattern.compile("[;；,，、|\\n]");

    public static final String YES = "yes";
    public static final String NO = "no";
    private static final Map<String, String> YES_OR_NO = Map.ofEntries(
            Map.entry("yes", YES),
            Map.entry("y", YES),
            Map.entry("true", YES),
            Map.entry("1", YES),
            Map.entry("是", YES),
            Map.entry("有", YES),
            Map.entry("ja", YES),
            Map.entry("no", NO),
            Map.entry("n", NO),
            Map.entry("false", NO),
            Map.entry("0", NO),
            Map.entry("否", NO),
            Map.entry("无", NO),
            Map.entry("nein", NO));

    private static final int LONGEST = 2000;
    private static final Pattern YEAR = Pattern.compile("1[0-9]{3}|20[0-9]{2}");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    public FactField(String name, Format format) {
        this(name, format, List.of());
    }

    static FactField text(String name) {
        return new FactField(name, Format.TEXT);
    }

    /** The words of which one is kept, where there are only a few. */
    public List<String> words() {
        return format == Format.YES_NO
                ? List.of(YES, NO)
                : choices.stream().map(Choice::word).toList();
    }

    /** As it is kept; empty when nothing is said. Refused when it is not written as it must be. */
    public String read(String written) {
        var text = CleanText.body(written);
        if (text.length() > LONGEST) throw Refused.invalid("customer.value-too-long", LONGEST);
        if (text.isEmpty()) return text;
        return switch (format) {
            case YEAR -> year(text);
            case COUNT -> number(text, 0);
            case NUMBER -> number(text, MOST_DECIMALS);
            case DAY -> day(text);
            case CHOICE -> choice(text);
            case CHOICES ->
                DIVIDED.splitAsStream(text)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(this::choice)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(BETWEEN));
            case YES_NO -> yesOrNo(text);
            case TEXT, KIND -> text;
        };
    }

    /**
     * What a value says to people, as it is kept where it says so itself.
     *
     * @param text of a key, in their language
     */
    public String said(String value, Locale locale, UnaryOperator<String> text) {
        return switch (format) {
            case YES_NO -> value.equals(YES) || value.equals(NO) ? text.apply("fields." + value) : value;
            case CHOICE -> said(value, locale);
            case CHOICES ->
                several(value).stream()
                        .map(one -> said(one, locale))
                        .collect(Collectors.joining(locale.getLanguage().equals("zh") ? "、" : ", "));
            default -> value;
        };
    }

    private String said(String word, Locale locale) {
        return choices.stream()
                .filter(choice -> choice.word().equals(word))
                .map(choice -> choice.in(locale))
                .findFirst()
                .orElse(word);
    }

    /** Those that are chosen, of a value as it is kept. */
    public static List<String> several(String value) {
        return value.isEmpty() ? List.of() : List.of(value.split(BETWEEN));
    }

    /** Whether it can be one of several that a file divides by a sign. */
    static boolean isDivided(String word) {
        return DIVIDED.matcher(word).find();
    }

    private static String year(String text) {
        if (!YEAR.matcher(text).matches()) throw Refused.invalid("customer.bad-year", text);
        return text;
    }

    private static String number(String text, int decimals) {
        var number = WrittenNumber.read(text, decimals);
        if (number.signum() < 0 || number.compareTo(LARGEST) >= 0) throw Refused.invalid("customer.bad-number", text);
        return number.toPlainString();
    }

    private static String day(String text) {
        var parts = DAY.matcher(text);
        if (!parts.matches()) throw Refused.invalid("customer.bad-day", text);
        try {
            var day = LocalDate.of(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
            KeptYears.require(day);
            return day.toString();
        } catch (DateTimeException none) {
            throw Refused.invalid("customer.bad-day", text);
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private String choice(String text) {
        return choices.stream()
                .filter(choice -> choice.isMeantBy(text))
                .map(Choice::word)
                .findFirst()
                .orElseThrow(() -> Refused.invalid(
                        "customer.no-such-choice",
                        text,
                        choices.stream().map(Choice::word).collect(Collectors.joining(", "))));
    }

    private static String yesOrNo(String text) {
        var meant = YES_OR_NO.get(text.toLowerCase(Locale.ROOT));
        if (meant == null) throw Refused.invalid("customer.no-yes-or-no", text);
        return meant;
    }
}
