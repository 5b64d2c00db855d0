package dev.rapport.sales;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is taken off the price, in per cent.
 *
 * @param askedBy who agreed on it with the customer
 * @param approvedBy the manager who allowed it, where one had to
 */
public record Discount(
        BigDecimal percent,
        @Nullable UserId askedBy,
        @Nullable UserId approvedBy) {

    public static final Discount NONE = new Discount(BigDecimal.ZERO, null, null);

    public Discount {
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0)
            throw Refused.invalid("sales.bad-discount", percent);
    }
}
