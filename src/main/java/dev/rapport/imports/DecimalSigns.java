package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what stands before decimals in a whole file, or asks; a number such as 1,234 alone never says it. */
final class DecimalSigns {

    private final Set<DecimalSign> shown = EnumSet.noneOf(DecimalSign.class);
    private @Nullable Refused unsure;

    private DecimalSigns() {}

    /** Absent where numbers show both; those that can be read in two ways are left out then. */
    static @Nullable DecimalSign of(RowSource rows, ImportColumns wanted, @Nullable DecimalSign given) {
        if (given != null) return given;
        var signs = new DecimalSigns();
        for (var row = DayOrders.next(rows); row.isPresent(); row = DayOrders.next(rows)) signs.see(row.get(), wanted);
        if (signs.shown.size() == 1) return signs.shown.iterator().next();
        if (signs.shown.isEmpty() && signs.unsure != null) throw signs.unsure;
        return null;
    }

    private void see(ImportRow row, ImportColumns wanted) {
        for (var column : wanted.numbers()) {
            var text = Objects.requireNonNullElse(row.get(column), "");
            var amount = WrittenFigure.of(text, wanted.saysNoMoney())
                    .flatMap(figure -> WrittenAmount.of(figure.number()))
                    .orElse(null);
            if (amount == null) continue;
            if (amount.shows() != null) shown.add(amount.shows());
            if (amount.isEither() && unsure == null)
                unsure = Refused.unfit(
                        "import.decimals-unsure",
                        row.header(column),
                        text,
                        row.line(),
                        shown(amount, DecimalSign.POINT),
                        shown(amount, DecimalSign.COMMA));
        }
    }

    private static String shown(WrittenAmount amount, DecimalSign sign) {
        return amount.read(sign).orElse("").replaceFirst("^0(?=\\d)", "");
    }
}
