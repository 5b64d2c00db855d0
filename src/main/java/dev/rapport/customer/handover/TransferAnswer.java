package dev.rapport.customer.handover;

import org.jspecify.annotations.Nullable;

/**
 * What a platform says of a wish.
 *
 * @param said in the platform's words, where there are some
 */
public record TransferAnswer(Outcome outcome, @Nullable String said) {

    /** What became of it. {@link #ASKED} is not decided yet; {@link #FULL} is the taker, who has too many customers there. */
    public enum Outcome {
        ASKED,
        DONE,
        REFUSED,
        FULL,
        FAILED
    }

    public static TransferAnswer of(Outcome outcome) {
        return new TransferAnswer(outcome, null);
    }
}
