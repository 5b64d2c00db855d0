package dev.rapport.contact.conversations;

import dev.rapport.platform.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on the other side, as far as that is known.
 *
 * @param customer present when it is known
 * @param candidates who it may be, the likeliest first; none when it is known
 */
public record WhoWrote(Certainty certainty, @Nullable CustomerId customer, List<CustomerId> candidates) {

    /** How sure that is. */
    public enum Certainty {
        KNOWN,
        MAYBE,
        UNKNOWN
    }

    public static WhoWrote known(CustomerId customer) {
        return new WhoWrote(Certainty.KNOWN, customer, List.of());
    }

    public static WhoWrote among(List<CustomerId> candidates) {
        return new WhoWrote(candidates.isEmpty() ? Certainty.UNKNOWN : Certainty.MAYBE, null, candidates);
    }
}
