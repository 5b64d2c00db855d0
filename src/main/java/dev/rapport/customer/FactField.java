package dev.rapport.customer;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** A fact that a profile may tell, and how it is written. Others than these are texts. */
public record FactField(String name, Format format) {

    /** How a fact is written. */
    public enum Format {
        TEXT,
        YEAR,
        COUNT,
        NUMBER,
        KIND
    }

    /** In the order in which forms offer them. */
    public static final List<FactField> ALL = List.of(
            text("sector"),
            text("company"),
            text("city"),
            text("region"),
            text("office_location"),
            new FactField("employees", Format.COUNT),
            new FactField("revenue", Format.NUMBER),
            new FactField("year_established", Format.YEAR),
            text("interest"),
            text("source"));

    static final int LONGEST = 2000;

    private static final Pattern YEAR = Pattern.compile("1[0-9]{3}|20[0-9]{2}");
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal LARGEST = new BigDecimal("1e15");

    static FactField of(String name) {
        return ALL.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseGet(() -> text(name));
    }

    /** As it is kept; empty when nothing is said. Refused when it is not written as it must be. */
    String read(String written) {
        var text = CleanText.body(written);
        if (text.length() > LONGEST) throw Refused.invalid("customer.value-too-long", LONGEST);
        if (text.isEmpty()) return text;
        return switch (format) {
            case YEAR -> year(text);
            case COUNT -> number(text, 0);
            case NUMBER -> number(text, MOST_DECIMALS);
            case TEXT, KIND -> text;
        };
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

    private static FactField text(String name) {
        return new FactField(name, Format.TEXT);
    }
}
