package dev.rapport.sales;

import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something we sell, at its list price. */
public record Product(ProductId id, String name, @Nullable String series, Money price) {

    public Product {
        if (name.isBlank() || name.length() > 200) throw Refused.invalid("sales.bad-name");
        if (series != null && series.length() > 200) throw Refused.invalid("sales.bad-name");
        if (price.isNegative()) throw Refused.invalid("sales.negative-amount");
    }

    /** What somebody who gives it another series and price must have read. */
    public Revision revision() {
        return Revision.of(series, price.amount().stripTrailingZeros().toPlainString(), price.currency());
    }

    boolean isOffered(@Nullable String otherSeries, Money otherPrice) {
        return Objects.equals(series, otherSeries) && price.equals(otherPrice);
    }
}
