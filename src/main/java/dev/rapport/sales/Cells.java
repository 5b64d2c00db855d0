package dev.rapport.sales;

import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.WrittenNumber;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads cells of imported files that are more than text. */
final class Cells {

    private Cells() {}

    /** @param text what stands there, as it is read */
    static Money amount(ImportRow row, String column, String text, String currency) {
        var decimals = Money.of(BigDecimal.ZERO, currency).amount().scale();
        try {
            var amount = Money.written(text, currency);
            if (amount.isNegative()) throw new RowRejected("sales.negative-cell", row.header(column), text);
            return amount;
        } catch (RowRejected negative) {
            throw negative;
        } catch (Refused unclear) {
            // told below, with the column
        }
        throw new RowRejected("sales.bad-amount", row.header(column), text, decimals, WrittenNumber.example(decimals));
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
        throw new RowRejected("sales.bad-date", row.header(column), text);
    }
}
