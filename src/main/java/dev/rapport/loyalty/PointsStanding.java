package dev.rapport.loyalty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands.
 *
 * @param balance what can be spent
 * @param owed what the next points pay for; while there is any, nothing can be spent
 * @param next what is lost next by time; absent where nothing is
 */
public record PointsStanding(
        long balance, long owed, @Nullable Ending next) {

    /** @param at the moment from which on they cannot be spent */
    public record Ending(long points, Instant at) {}
}
