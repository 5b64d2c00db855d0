package dev.rapport.contact.calls;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Word;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are wanted.
 *
 * @param isMine only those of the asker
 */
public record CallFilter(
        Which which,
        Told.@Nullable Direction direction,
        boolean isMine,
        @Nullable CustomerId customer) {

    public enum Which implements Word {
        ALL,

        /** In which somebody called and spoke with nobody. */
        MISSED,

        /** That last, or after which something is to be done. */
        OPEN
    }
}
