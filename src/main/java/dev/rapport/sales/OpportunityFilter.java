package dev.rapport.sales;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Which opportunities a list shows; what is absent does not matter.
 *
 * @param text part of a name or a number
 * @param outcome WON or LOST, or OPEN for those that run
 */
public record OpportunityFilter(
        @Nullable String text,
        @Nullable Stage stage,
        @Nullable Outcome outcome,
        @Nullable UserId owner) {

    /** How it ended, if it did. */
    public enum Outcome {
        OPEN,
        WON,
        LOST;

        public static Outcome of(OpportunityState state) {
            return switch (state) {
                case OpportunityState.Open open -> OPEN;
                case OpportunityState.Won won -> WON;
                case OpportunityState.Lost lost -> LOST;
            };
        }
    }

    public static final OpportunityFilter ALL = new OpportunityFilter(null, null, null, null);

    public OpportunityFilter {
        if (text != null && text.length() > 200) throw Refused.invalid("sales.search-too-long");
    }
}
