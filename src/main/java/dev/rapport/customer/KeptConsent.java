package dev.rapport.customer;

import dev.rapport.platform.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer last said to a purpose on a channel.
 *
 * @param channel absent for a purpose without
 * @param ended whether it was a yes whose time is over, or whose address is not used any more
 * @param at when it was said
 * @param givenAt when the yes was said that stands or was withdrawn; absent if there never was one
 * @param confirmedAt when that yes was confirmed by mail; absent where it did not have to be
 * @param confirmedWhere the address there, masked, at which alone it counts
 * @param wording version of the wording they said yes to
 * @param file name of the file in which another system said it, with the line
 * @param by who wrote it down
 */
public record KeptConsent(
        Purpose purpose,
        @Nullable String channel,
        boolean granted,
        boolean ended,
        ConsentSource source,
        Instant at,
        @Nullable Instant givenAt,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedWhere,
        @Nullable Integer wording,
        @Nullable Instant until,
        @Nullable String file,
        long line,
        @Nullable UserId by) {

    public boolean stands() {
        return granted && !ended;
    }

    public boolean isWithdrawn() {
        return !granted && givenAt != null;
    }
}
