package dev.rapport.imports;

import dev.rapport.imports.WrittenDay.Either;
import dev.rapport.platform.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds for each column of a whole file whether day or month comes first, or asks; a row alone never says it. */
final class DayOrders {

    private final Map<String, Seen> columns = new LinkedHashMap<>();

    private DayOrders() {}

    /** What a column showed, by its first lines. */
    private static final class Seen {

        private @Nullable ImportRow either;
        private @Nullable ImportRow dayFirst;
        private @Nullable ImportRow monthFirst;
    }

    static Map<String, DayOrder> of(RowSource rows, ImportColumns wanted, @Nullable DayOrder given) {
        var orders = new DayOrders();
        wanted.days().forEach(column -> orders.columns.put(column, new Seen()));
        for (var row = next(rows); row.isPresent(); row = next(rows)) orders.see(row.get());
        var decided = new TreeMap<String, DayOrder>(String.CASE_INSENSITIVE_ORDER);
        orders.columns.forEach((column, seen) -> {
            var order = decide(column, seen, given);
            if (order != null) decided.put(column, order);
        });
        return decided;
    }

    static String text(Map<String, DayOrder> orders) {
        return orders.entrySet().stream()
                .map(order -> order.getKey() + ":" + order.getValue())
                .collect(Collectors.joining(","));
    }

    static Map<String, DayOrder> parse(@Nullable String text) {
        var orders = new TreeMap<String, DayOrder>(String.CASE_INSENSITIVE_ORDER);
        if (text == null || text.isEmpty()) return orders;
        for (var order : text.split(",")) {
            var parts = order.split(":");
            orders.put(parts[0], DayOrder.valueOf(parts[1]));
        }
        return orders;
    }

    /** Rows that cannot be read are passed over. */
    static Optional<ImportRow> next(RowSource rows) {
        while (true) {
            try {
                return rows.next();
            } catch (RowRejected e) {
                // left out later, with its reason
            }
        }
    }

    private void see(ImportRow row) {
        columns.forEach((column, seen) -> {
            var text = row.get(column);
            var either = text == null ? Optional.<Either>empty() : WrittenDay.either(text);
            if (either.isEmpty()) return;
            var days = either.get();
            if (days.first() > 12 && seen.dayFirst == null) seen.dayFirst = row;
            if (days.second() > 12 && seen.monthFirst == null) seen.monthFirst = row;
            if (days.first() <= 12 && days.second() <= 12 && seen.either == null) seen.either = row;
        });
    }

    private static @Nullable DayOrder decide(String column, Seen seen, @Nullable DayOrder given) {
        var dayFirst = seen.dayFirst;
        var monthFirst = seen.monthFirst;
        if (dayFirst != null && monthFirst != null)
            throw Refused.unfit(
                    "import.days-mixed",
                    dayFirst.header(column),
                    said(dayFirst, column),
                    dayFirst.line(),
                    said(monthFirst, column),
                    monthFirst.line());
        var shown = dayFirst != null ? DayOrder.DAY_FIRST : monthFirst != null ? DayOrder.MONTH_FIRST : null;
        if (shown != null && given != null && shown != given) {
            var proof = dayFirst != null ? dayFirst : monthFirst;
            throw Refused.unfit(
                    "import.days-contradict",
                    proof == null ? column : proof.header(column),
                    said(proof, column),
                    proof == null ? 0 : proof.line());
        }
        if (shown != null) return shown;
        if (seen.either == null || given != null) return given;
        var days = WrittenDay.either(said(seen.either, column)).orElseThrow();
        throw Refused.unfit(
                "import.days-unsure",
                seen.either.header(column),
                said(seen.either, column),
                seen.either.line(),
                String.valueOf(days.as(DayOrder.DAY_FIRST)),
                String.valueOf(days.as(DayOrder.MONTH_FIRST)));
    }

    private static String said(@Nullable ImportRow row, String column) {
        return row == null ? "" : String.valueOf(row.get(column));
    }
}
