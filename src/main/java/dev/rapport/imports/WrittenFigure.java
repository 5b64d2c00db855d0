package dev.rapport.imports;

import dev.rapport.imports.Units.Unit;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell that holds a number with what people write around it, such as {@code $12,500,000}, {@code 3500万元} or {@code 56人}.
 *
 * @param number without what stands around it, in plain digits
 */
record WrittenFigure(String number, Unit unit) {

    private static final Pattern AROUND =
            Pattern.compile("([^\\d+.,-]{0,12}?)\\s*(-?\\d(?:[\\d.,' ’]*\\d)?)\\s*(\\D{0,24})");

    /** @param money whether a currency beside a number may go, because no column says in which money numbers are */
    static Optional<WrittenFigure> of(String text, boolean money) {
        if (text.length() > 80) return Optional.empty();
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        var parts = AROUND.matcher(plain);
        if (!parts.matches()) return Optional.empty();
        return Units.of(parts.group(1) + " " + parts.group(3))
                .filter(unit -> money || !unit.money())
                .map(unit -> new WrittenFigure(parts.group(2), unit));
    }

    /**
     * Digits and a point before decimals; empty where it can be read in two ways and nobody says which.
     *
     * @param header what the header says of the numbers below it; what the cell itself says goes before it
     */
    Optional<String> read(@Nullable DecimalSign sign, @Nullable BigDecimal header) {
        var times = unit.times() == null ? header : unit.times();
        if (unit.times() == null && unit.money() && header != null) return Optional.empty();
        var amount = WrittenAmount.of(number);
        var read = amount.isPresent() ? amount.get().read(sign) : Optional.of(number);
        if (times == null) return read;
        return read.filter(digits -> digits.matches("-?\\d+(\\.\\d+)?"))
                .map(digits -> new BigDecimal(digits)
                        .multiply(times)
                        .stripTrailingZeros()
                        .toPlainString())
                .map(WrittenAmount::unmistakable);
    }
}
