package dev.rapport.sales;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * An opportunity as it is opened.
 *
 * @param owner who sells it
 * @param lead the lead it grows from
 */
public record NewOpportunity(
        String name,
        @Nullable CustomerId customer,
        @Nullable ProductId product,
        Money amount,
        UserId owner,
        String team,
        @Nullable LeadId lead) {

    public NewOpportunity {
        name = CleanText.line(name);
    }

    /** The same, of that customer. */
    public NewOpportunity of(CustomerId other) {
        return new NewOpportunity(name, other, product, amount, owner, team, lead);
    }
}
