package dev.rapport.customer.purchases;

import dev.rapport.platform.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of a customer.
 *
 * @param amount of all lines, before the discount
 * @param returned what was paid back of it
 */
public record Purchase(
        PurchaseId id,
        @Nullable String number,
        LocalDate day,
        @Nullable String channel,
        boolean paid,
        Currency currency,
        List<PurchaseLine> lines,
        BigDecimal amount,
        BigDecimal discount,
        BigDecimal returned) {

    /** What it cost in the end. */
    public Money total() {
        return new Money(amount.subtract(discount).subtract(returned), currency);
    }
}
