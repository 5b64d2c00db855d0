package dev.rapport.customer.judgement.web;

import dev.rapport.customer.judgement.Judgements;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sets, whatever the rulebook says.
 *
 * @param says PROSPECT, BUYER or FORMER; or a tier
 * @param why kept with it and shown, in 4 to 300 characters
 * @param until the day from which the rulebook decides again; until it is taken back if absent
 */
public record SetRequest(
        @Nullable String says,
        @Nullable String why,
        @Nullable LocalDate until) {

    /** As the service takes it. */
    public Judgements.Wish wish() {
        return new Judgements.Wish(Objects.requireNonNullElse(says, ""), Objects.requireNonNullElse(why, ""), until);
    }
}
