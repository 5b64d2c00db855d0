package dev.rapport.customer.needs;

import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Money;
import dev.rapport.platform.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer needs, as it was told; what fits is kept.
 *
 * @param interest the product or kind of product
 * @param neededBy absent when nobody knows
 * @param language in which they want to be talked to about it, such as zh
 * @param words the customer's own
 */
public record NewNeed(
        String interest,
        @Nullable Money budget,
        BudgetStanding standing,
        @Nullable LocalDate neededBy,
        @Nullable String language,
        @Nullable String words) {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_WORDS = 2_000;

    Need kept(UUID id, Instant at) {
        var line = Said.required(interest, LONGEST_LINE, "needs.interest-missing");
        if (budget != null && (budget.isNegative() || budget.amount().signum() == 0))
            throw Refused.unfit("needs.bad-budget");
        if (budget != null && standing == BudgetStanding.NONE) throw Refused.unfit("needs.no-budget-with-amount");
        if (neededBy != null) KeptYears.require(neededBy);
        return new Need(
                id,
                line,
                budget == null ? null : budget.amount(),
                budget == null ? null : budget.currency().getCurrencyCode(),
                standing,
                neededBy,
                known(language),
                Said.body(words, LONGEST_WORDS),
                at);
    }

    private static @Nullable String known(@Nullable String language) {
        if (language == null || language.isBlank()) return null;
        var tag = language.strip().toLowerCase(Locale.ROOT);
        if (!Arrays.asList(Locale.getISOLanguages()).contains(tag))
            throw Refused.unfit("needs.no-such-language", language);
        return tag;
    }
}
