package dev.rapport.sales;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.KeptYears;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads cells of imported files that are more than text. */
final class Cells {

    private static final int LONGEST = 30;

    private Cells() {}

    static BigDecimal amount(ImportRow row, String column, String text) {
        try {
            if (text.length() <= LONGEST) {
                var amount = new BigDecimal(text);
                if (amount.signum() >= 0 && Math.abs(amount.scale()) <= LONGEST) return amount;
            }
        } catch (NumberFormatException e) {
            // told below, like an amount out of range
        }
        throw new RowRejected("sales.bad-amount", column, text);
    }

    /** The start of the day, in UTC. */
    static @Nullable Instant day(ImportRow row, String column) {
        var text = row.get(column);
        if (text == null) return null;
        try {
            var day = LocalDate.parse(text);
            if (KeptYears.hold(day)) return day.atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            // told below, like a day out of range
        }
        throw new RowRejected("sales.bad-date", column, text);
    }
}
