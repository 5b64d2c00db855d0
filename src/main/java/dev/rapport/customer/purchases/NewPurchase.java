package dev.rapport.customer.purchases;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is taken down.
 *
 * @param number by which the shop knows it, one for each channel
 * @param channel where it was bought, such as shop or web
 * @param discount off the sum of the lines
 */
public record NewPurchase(
        @Nullable String number,
        LocalDate day,
        @Nullable String channel,
        boolean paid,
        Currency currency,
        List<PurchaseLine> lines,
        BigDecimal discount) {

    private static final int LONGEST = 100;
    private static final int MOST_LINES = 200;

    public NewPurchase {
        number = CleanText.lineOrNull(number);
        channel = CleanText.lineOrNull(channel);
        if (number != null && number.length() > LONGEST || channel != null && channel.length() > LONGEST)
            throw Refused.unfit("purchase.too-long", LONGEST);
        KeptYears.require(day);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) throw Refused.unfit("purchase.lines", MOST_LINES);
        discount = Money.written(discount, currency.getCurrencyCode()).amount();
        if (discount.signum() < 0 || discount.compareTo(amount(lines)) > 0)
            throw Refused.unfit(
                    "purchase.bad-discount",
                    discount.toPlainString(),
                    amount(lines).toPlainString());
    }

    public static Currency currency(@Nullable String code) {
        if (code == null || code.isBlank()) throw Refused.unfit("purchase.currency-missing");
        return Money.of(BigDecimal.ZERO, code.strip().toUpperCase(Locale.ROOT)).currency();
    }

    BigDecimal amount() {
        return amount(lines);
    }

    /** Two orders of one number and channel are one. */
    @Nullable
    String knownBy() {
        return number == null
                ? null
                : "N %s\u001f%s".formatted(channel == null ? "" : channel.toLowerCase(Locale.ROOT), number);
    }

    private static BigDecimal amount(List<PurchaseLine> lines) {
        return lines.stream().map(PurchaseLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
