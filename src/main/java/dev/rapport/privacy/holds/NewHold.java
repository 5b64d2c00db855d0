package dev.rapport.privacy.holds;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be kept.
 *
 * @param customer all of them; absent for a case alone
 * @param reference number or id of the case; absent for a customer
 * @param until the last day; absent until somebody lifts it
 */
public record NewHold(
        @Nullable CustomerId customer,
        @Nullable String reference,
        String why,
        @Nullable LocalDate until) {

    static final int LONGEST = 1000;

    private static final int SHORTEST = 5;

    public NewHold {
        reference = CleanText.lineOrNull(reference);
        why = reason(why);
        if (customer == null && reference == null)
            throw Refused.invalid("holds.about-missing").at("case");
        if (customer != null && reference != null)
            throw Refused.invalid("holds.about-both").at("case");
    }

    /** Whoever reads it later must understand it. */
    static String reason(String said) {
        var why = CleanText.body(said);
        if (why.length() < SHORTEST || why.length() > LONGEST)
            throw Refused.invalid("holds.why-missing", SHORTEST, LONGEST).at("why");
        return why;
    }
}
