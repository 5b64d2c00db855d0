package dev.rapport.customer.needs;

import dev.rapport.platform.Money;
import dev.rapport.platform.Revision;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer needs.
 *
 * @param interest the product or kind of product
 * @param words the customer's own
 */
public record Need(
        UUID id,
        String interest,
        @Nullable BigDecimal budget,
        @Nullable String currency,
        BudgetStanding standing,
        @Nullable LocalDate neededBy,
        @Nullable String language,
        @Nullable String words,
        Instant notedAt) {

    public @Nullable Money money() {
        return budget == null || currency == null ? null : Money.of(budget, currency);
    }

    /** What somebody who changes it must have read. */
    public Revision revision() {
        var money = money();
        return Revision.of(
                id,
                interest,
                money == null ? null : money.amount() + money.currency().getCurrencyCode(),
                standing,
                neededBy,
                language,
                words);
    }

    Need shown(String shownInterest, @Nullable String shownWords) {
        return new Need(id, shownInterest, budget, currency, standing, neededBy, language, shownWords, notedAt);
    }
}
