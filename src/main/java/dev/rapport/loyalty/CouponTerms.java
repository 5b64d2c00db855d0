package dev.rapport.loyalty;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What coupons of a batch are worth, and on which conditions.
 *
 * @param worth an amount of the currency, or percent; absent for a gift
 * @param gift what is given; absent unless it is a gift
 * @param minimum what the order must come to
 * @param products of which the order must hold one; empty for any
 * @param validUntil the moment from which on they are not taken any more
 * @param total how many there are
 * @param perPerson how many a customer gets
 * @param stackable whether an order may have others beside it
 * @param budget what all of them together may take off
 * @param thanks whether processes thank with them
 */
public record CouponTerms(
        String name,
        Kind kind,
        @Nullable BigDecimal worth,
        @Nullable String gift,
        Currency currency,
        @Nullable BigDecimal minimum,
        List<String> products,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Integer total,
        @Nullable Integer perPerson,
        boolean stackable,
        @Nullable BigDecimal budget,
        boolean thanks) {

    public enum Kind {
        VALUE,
        PERCENT,
        GIFT
    }

    private static final int LONGEST = 100;
    private static final int MOST_PRODUCTS = 100;
    private static final int MOST = 10_000_000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CouponTerms {
        name = CleanText.line(name);
        gift = CleanText.lineOrNull(gift);
        products = products.stream()
                .map(CleanText::line)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (name.isEmpty()) throw Refused.unfit("coupon.name-missing").at("name");
        if (name.length() > LONGEST) throw tooLong("name");
        if (gift != null && gift.length() > LONGEST) throw tooLong("gift");
        if (products.size() > MOST_PRODUCTS || products.stream().anyMatch(one -> one.length() > 2 * LONGEST))
            throw tooLong("products");
        if (kind == Kind.GIFT) {
            if (gift == null) throw Refused.unfit("coupon.gift-missing").at("gift");
            if (worth != null) throw Refused.unfit("coupon.gift-or-worth").at("worth");
        } else {
            if (worth == null || worth.signum() <= 0)
                throw Refused.unfit("coupon.worth-missing").at("worth");
            if (gift != null) throw Refused.unfit("coupon.gift-or-worth").at("gift");
            if (kind == Kind.PERCENT
                    && (worth.compareTo(HUNDRED) > 0
                            || worth.stripTrailingZeros().scale() > 2))
                throw Refused.unfit("coupon.bad-percent").at("worth");
            if (kind == Kind.VALUE) worth = money(worth, currency, "worth");
        }
        minimum = minimum == null ? null : money(minimum, currency, "minimum");
        budget = budget == null ? null : money(budget, currency, "budget");
        if (validUntil != null && !validUntil.isAfter(validFrom))
            throw Refused.unfit("coupon.ends-before").at("validUntil");
        requireDay(validFrom, "validFrom");
        if (validUntil != null) requireDay(validUntil, "validUntil");
        if (isNoCount(total)) throw Refused.unfit("coupon.bad-count", MOST).at("total");
        if (isNoCount(perPerson)) throw Refused.unfit("coupon.bad-count", MOST).at("perPerson");
    }

    /** What a coupon takes off an order. */
    BigDecimal off(BigDecimal order) {
        if (worth == null) return BigDecimal.ZERO;
        return switch (kind) {
            case VALUE -> worth.min(order);
            case PERCENT ->
                order.multiply(worth).divide(HUNDRED, currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
            case GIFT -> BigDecimal.ZERO;
        };
    }

    /** Whether one of the products of an order is one of its own. */
    boolean fits(List<String> bought) {
        return products.isEmpty()
                || bought.stream()
                        .anyMatch(one -> products.stream()
                                .anyMatch(mine -> mine.toLowerCase(Locale.ROOT)
                                        .equals(CleanText.line(one).toLowerCase(Locale.ROOT))));
    }

    private static BigDecimal money(BigDecimal amount, Currency currency, String field) {
        var written = Money.written(amount, currency.getCurrencyCode()).amount();
        if (written.signum() <= 0) throw Refused.unfit("coupon.bad-amount").at(field);
        return written;
    }

    private static Refused tooLong(String field) {
        return Refused.unfit("coupon.too-long", LONGEST, MOST_PRODUCTS).at(field);
    }

    private static void requireDay(Instant when, String field) {
        if (when.isBefore(FIRST) || when.isAfter(LAST))
            throw Refused.unfit("coupon.bad-day").at(field);
    }

    private static boolean isNoCount(@Nullable Integer count) {
        return count != null && (count < 1 || count > MOST);
    }
}
