package dev.rapport.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as spreadsheets and other systems write it, with a point or a comma before decimals and signs between thousands.
 *
 * @param asPoint digits and a point before decimals, if a point stands before decimals
 * @param asComma the same, if a comma does; absent where it can be read one way only
 * @param shows what stands before its decimals, where it shows that
 */
record WrittenAmount(
        @Nullable String asPoint,
        @Nullable String asComma,
        @Nullable DecimalSign shows) {

    private static final Pattern BLANKS_BETWEEN =
            Pattern.compile("-?\\d{1,3}(?:[ \\u00a0\\u2009\\u202f'’]\\d{3})+(?:[.,]\\d{1,30})?");
    private static final Pattern COMMAS_BETWEEN =
            Pattern.compile("-?\\d{1,3}(?:(?:,\\d{3})+\\.\\d{1,30}|(?:,\\d{3}){2,})");
    private static final Pattern POINTS_BETWEEN =
            Pattern.compile("-?\\d{1,3}(?:(?:\\.\\d{3})+,\\d{1,30}|(?:\\.\\d{3}){2,})");
    private static final Pattern EITHER = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,30}\\.\\d{1,30}");
    private static final Pattern COMMA = Pattern.compile("-?\\d{1,30},\\d{1,30}");

    /** Empty for what is only digits, and for what is no number. */
    static Optional<WrittenAmount> of(String text) {
        if (EITHER.matcher(text).matches())
            return Optional.of(new WrittenAmount(plain(text, ',', '.'), plain(text, '.', ','), null));
        if (POINT.matcher(text).matches()) return Optional.of(new WrittenAmount(text, null, DecimalSign.POINT));
        if (COMMA.matcher(text).matches() || POINTS_BETWEEN.matcher(text).matches())
            return Optional.of(new WrittenAmount(null, plain(text, '.', ','), DecimalSign.COMMA));
        if (COMMAS_BETWEEN.matcher(text).matches())
            return Optional.of(new WrittenAmount(plain(text, ',', '.'), null, DecimalSign.POINT));
        if (!BLANKS_BETWEEN.matcher(text).matches()) return Optional.empty();
        var bare = text.replaceAll("[^-\\d.,]", "");
        return Optional.of(
                bare.indexOf(',') < 0
                        ? new WrittenAmount(unmistakable(bare), null, bare.indexOf('.') < 0 ? null : DecimalSign.POINT)
                        : new WrittenAmount(null, plain(bare, '.', ','), DecimalSign.COMMA));
    }

    /** Whether it can be read in two ways. */
    boolean isEither() {
        return asPoint != null && asComma != null;
    }

    /** Digits and a point before decimals; empty where it can be read in two ways and nobody says which. */
    Optional<String> read(@Nullable DecimalSign sign) {
        if (!isEither()) return Optional.ofNullable(asPoint == null ? asComma : asPoint);
        if (sign == null) return Optional.empty();
        return Optional.ofNullable(sign == DecimalSign.POINT ? asPoint : asComma);
    }

    private static String plain(String text, char between, char before) {
        return unmistakable(text.replace(String.valueOf(between), "").replace(before, '.'));
    }

    /** Who reads 1.234 alone must ask again, and 01.234 need not. */
    static String unmistakable(String plain) {
        if (!EITHER.matcher(plain).matches()) return plain;
        return plain.startsWith("-") ? "-0" + plain.substring(1) : "0" + plain;
    }
}
