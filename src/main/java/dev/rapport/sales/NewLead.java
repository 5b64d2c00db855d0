package dev.rapport.sales;

import dev.rapport.sales.Lead.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it arrives.
 *
 * @param knownOutcome whether it is known from elsewhere to have converted; kept for judging the score, never shown to
 *     the rules
 */
public record NewLead(
        Contact contact, Origin origin, @Nullable Boolean knownOutcome) {

    public NewLead {
        origin = origin.clean();
    }
}
