package dev.rapport.sales;

import dev.rapport.sales.Lead.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A lead as it arrives.
 *
 * @param knownOutcome whether it is known from elsewhere to have converted; kept for judging the score, never shown to
 *     the rules
 * @param row the digest of the row of a file that it comes from, when nothing better tells it from others
 */
public record NewLead(
        Contact contact,
        Origin origin,
        @Nullable Boolean knownOutcome,
        @Nullable String row) {

    public NewLead(Contact contact, Origin origin, @Nullable Boolean knownOutcome) {
        this(contact, origin, knownOutcome, null);
    }

    public NewLead {
        origin = origin.clean();
    }

    NewLead from(String source) {
        return new NewLead(
                contact, new Origin(source, origin.city(), origin.external(), origin.facts()), knownOutcome, row);
    }
}
