package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody set of a customer, whatever the rulebook says.
 *
 * @param which word of a tag in lower case; empty for others
 * @param says the stage or the tier; absent for a tag, which is not put on
 * @param why absent where nobody was asked
 * @param by absent where a file or an earlier release did it
 * @param until from when on the rulebook decides again; absent if it stands until it is taken back
 */
public record RuleOverride(
        CustomerId customer,
        Judged what,
        String which,
        @Nullable String says,
        @Nullable String why,
        Source source,
        @Nullable UserId by,
        Instant at,
        @Nullable Instant until) {

    /** Who set it: {@code BEFORE} of customers that were here before they were judged. */
    public enum Source implements Word {
        PERSON,
        FILE,
        BEFORE
    }

    /** What somebody who sets it otherwise must have read. */
    public static Revision revision(CustomerId customer, Judged what, @Nullable RuleOverride now) {
        return now == null
                ? Revision.of(customer, what)
                : Revision.of(customer, what, now.says, now.why, now.source, now.by, now.at, now.until);
    }
}
