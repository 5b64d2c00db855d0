package dev.rapport.contact.calls;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.SubjectId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom the asker is to call.
 *
 * @param number of the case for which they are called
 * @param who name of the customer, or the number of which nobody is known, as the asker may read it
 * @param about what was promised; absent for a missed call
 * @param since when they called, or by when it was promised
 * @param tries how often nobody was reached
 */
public record ToCall(
        SubjectId subject,
        String number,
        Why why,
        @Nullable CustomerId customer,
        String who,
        @Nullable String about,
        Instant since,
        int tries,
        @Nullable Instant triedAt) {

    public enum Why {
        /** They called and reached nobody. */
        MISSED_CALL,

        /** They were promised something that is due. */
        PROMISE
    }

    ToCall tried(int times, @Nullable Instant at) {
        return new ToCall(subject, number, why, customer, who, about, since, times, at);
    }
}
