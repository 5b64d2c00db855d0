package dev.rapport.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount that somebody wants to give, as the rulebook {@code discount-limit} sees it.
 *
 * @param series product series, such as "GTX" or "MG"
 * @param amount value of the deal at list price
 * @param stage stage of the opportunity, such as "proposal"
 * @param tier of the customer, such as "gold"
 */
public record DiscountFacts(
        @Nullable String series,
        BigDecimal amount,
        @Nullable String stage,
        @Nullable String tier) {}
