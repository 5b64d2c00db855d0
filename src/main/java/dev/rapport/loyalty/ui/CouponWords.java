package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.loyalty.Coupon;
import dev.rapport.loyalty.CouponBatch;
import dev.rapport.loyalty.CouponTerms;
import dev.rapport.platform.Money;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.PersonZone;
import dev.rapport.platform.ui.Times;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Coupons in words. */
final class CouponWords {

    private CouponWords() {}

    static String worth(Component page, CouponTerms terms) {
        var worth = Objects.requireNonNullElse(terms.worth(), BigDecimal.ZERO);
        return switch (terms.kind()) {
            case VALUE -> page.getTranslation("coupon.off", money(worth, terms, locale()));
            case PERCENT ->
                page.getTranslation(
                        "coupon.percent-off", worth.stripTrailingZeros().toPlainString());
            case GIFT -> page.getTranslation("coupon.gift-of", String.valueOf(terms.gift()));
        };
    }

    static String money(BigDecimal amount, CouponTerms terms, Locale locale) {
        return new Money(amount, terms.currency()).formatted(locale);
    }

    static String valid(Component page, CouponTerms terms) {
        var end = terms.validUntil();
        var from = isMidnight(terms.validFrom()) ? Times.day(terms.validFrom()) : Times.exact(terms.validFrom());
        return end == null
                ? page.getTranslation("coupon.valid-since", from)
                : page.getTranslation("coupon.valid-between", from, last(end));
    }

    /** The last day, where it ends with a day; else the moment. */
    static String last(Instant end) {
        return isMidnight(end) ? Times.day(end.minusMillis(1)) : Times.exact(end);
    }

    private static boolean isMidnight(Instant at) {
        return at.atZone(PersonZone.get()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** When it became what it is. */
    static Instant since(Coupon coupon) {
        return Objects.requireNonNullElse(coupon.redeemedAt(), coupon.issuedAt());
    }

    /** What was given back of it, in words; nothing otherwise. */
    static @Nullable String givenBack(Component page, Coupon coupon) {
        var back = coupon.givenBack();
        return back == null ? null : page.getTranslation("coupon.given-back", back.order(), back.reason());
    }

    static Span state(Component page, CouponBatch.State state) {
        var word = page.getTranslation("coupon.BatchState." + state);
        return switch (state) {
            case DRAFT -> Chips.plain(word);
            case RUNNING -> Chips.good(word);
            case STOPPED -> Chips.paused(word);
        };
    }

    static Span state(Component page, Coupon.State state) {
        var word = page.getTranslation("coupon.State." + state);
        return switch (state) {
            case ISSUED -> Chips.info(word);
            case RESERVED -> Chips.warning(word);
            case REDEEMED -> Chips.good(word);
            case EXPIRED, VOID -> Chips.plain(word);
        };
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }
}
