package dev.rapport.platform;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as people and other systems write them: digits, and a point before decimals. */
public final class WrittenNumber {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    /** One and a half in some countries, one thousand five hundred in others. */
    private static final Pattern PERHAPS_THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    private static final BigDecimal EXAMPLE = new BigDecimal("1500.5");

    private WrittenNumber() {}

    /** Refuses what is no number, has more decimals than it may, or could be read in two ways, and says what is accepted. */
    public static BigDecimal read(String text, int mostDecimals) {
        var number = PLAIN.matcher(text).matches()
                        && !PERHAPS_THOUSANDS.matcher(text).matches()
                ? new BigDecimal(text)
                : null;
        if (number == null || number.scale() > mostDecimals)
            throw Refused.invalid(
                    mostDecimals == 0 ? "error.unclear-whole-number" : "error.unclear-number",
                    text,
                    mostDecimals,
                    example(mostDecimals));
        return number;
    }

    /** Such as {@code 1500.50}. */
    public static String example(int decimals) {
        return EXAMPLE.setScale(Math.min(decimals, 2), RoundingMode.DOWN).toPlainString();
    }
}
