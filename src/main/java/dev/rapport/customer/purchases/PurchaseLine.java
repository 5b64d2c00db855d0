package dev.rapport.customer.purchases;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What was bought in an order.
 *
 * @param product its name
 * @param price of one piece, where it was told
 * @param amount of all pieces
 */
public record PurchaseLine(
        String product, BigDecimal quantity, @Nullable BigDecimal price, BigDecimal amount) {

    private static final int LONGEST = 200;
    private static final int MOST_DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("1e9");

    public PurchaseLine {
        product = CleanText.line(product);
        if (product.isEmpty()) throw Refused.unfit("purchase.product-missing");
        if (product.length() > LONGEST) throw Refused.unfit("purchase.too-long", LONGEST);
        if (quantity.signum() <= 0 || quantity.compareTo(MOST) > 0 || quantity.scale() > MOST_DECIMALS)
            throw Refused.unfit("purchase.bad-quantity", quantity.toString());
        if (amount.signum() < 0 || price != null && price.signum() < 0) throw Refused.unfit("purchase.negative");
    }

    /** Of price and amount one is needed; where both are told, they must agree to the smallest coin. */
    public static PurchaseLine of(
            String product,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            @Nullable BigDecimal amount,
            Currency currency) {
        var code = currency.getCurrencyCode();
        var each = price == null ? null : Money.written(price, code).amount();
        var all = amount == null ? null : Money.written(amount, code).amount();
        if (each == null) {
            if (all == null) throw Refused.unfit("purchase.amount-missing");
            return new PurchaseLine(product, quantity, null, all);
        }
        var computed = new Money(each.multiply(quantity), currency).amount();
        if (all != null && all.compareTo(computed) != 0)
            throw Refused.unfit(
                    "purchase.amount-differs",
                    all.toPlainString(),
                    quantity.toPlainString(),
                    each.toPlainString(),
                    computed.toPlainString());
        return new PurchaseLine(product, quantity, each, computed);
    }
}
