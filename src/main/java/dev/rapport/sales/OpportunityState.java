package dev.rapport.sales;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an opportunity stands, with what is only known there. */
public sealed interface OpportunityState {

    Stage stage();

    default @Nullable Instant closedAt() {
        return switch (this) {
            case Open open -> null;
            case Won won -> won.at();
            case Lost lost -> lost.at();
        };
    }

    /** The state as all cases say theirs: while it is open, its stage. */
    default String word() {
        return switch (this) {
            case Open open -> "Stage." + open.stage();
            case Won won -> "Outcome.WON";
            case Lost lost -> "Outcome.LOST";
        };
    }

    /** @param since when it entered the stage */
    record Open(Stage stage, Instant since) implements OpportunityState {}

    /** Paid. */
    record Won(Instant at) implements OpportunityState {
        @Override
        public Stage stage() {
            return Stage.PAYMENT;
        }
    }

    /** @param stage the stage it was lost in */
    record Lost(Stage stage, String reason, Instant at) implements OpportunityState {}
}
