package dev.rapport.customer.purchases;

import dev.rapport.platform.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer bought in all.
 *
 * @param totals one for each currency
 * @param rhythm absent where nothing was bought
 */
public record PurchaseSummary(List<Total> totals, @Nullable Rhythm rhythm) {

    /**
     * @param amount less discounts, before what was given back
     */
    public record Total(long orders, Money amount, Money returned) {}

    /**
     * How often the customer buys.
     *
     * @param days on how many something was bought
     * @param medianDays the median of the days between one and the next; absent before the third
     */
    public record Rhythm(
            int days,
            LocalDate first,
            LocalDate last,
            @Nullable BigDecimal medianDays) {

        /** When the next one would be, if it came as usual. */
        public @Nullable LocalDate next() {
            return medianDays == null
                    ? null
                    : last.plusDays(medianDays.setScale(0, RoundingMode.HALF_UP).longValueExact());
        }
    }
}
