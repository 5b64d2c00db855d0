package dev.rapport.sales;

import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something we sell, at its list price. */
public record Product(ProductId id, String name, @Nullable String series, Money price) {

    public Product {
        if (name.isBlank() || name.length() > 200) throw Refused.invalid("sales.bad-name");
        if (series != null && series.length() > 200) throw Refused.invalid("sales.bad-name");
        if (price.isNegative()) throw Refused.invalid("sales.negative-amount");
    }

    boolean isOffered(@Nullable String otherSeries, Money otherPrice) {
        return Objects.equals(series, otherSeries) && price.equals(otherPrice);
    }
}
