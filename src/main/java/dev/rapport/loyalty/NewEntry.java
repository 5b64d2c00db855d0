package dev.rapport.loyalty;

import dev.rapport.loyalty.PointsEntry.Ruling;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written into the ledger.
 *
 * @param points how many, always above nothing
 * @param knownBy the same wish sent again is answered with what was written for it
 */
record NewEntry(
        long points,
        Occasion occasion,
        @Nullable String reason,
        @Nullable Ruling rule,
        @Nullable String about,
        @Nullable String knownBy,
        @Nullable UserId by,
        @Nullable Instant expiresAt) {

    static final long MOST = 1_000_000_000;
    private static final int LONGEST = 300;

    NewEntry {
        reason = CleanText.lineOrNull(reason);
        about = CleanText.lineOrNull(about);
        // as exact as the database keeps it
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (points < 1 || points > MOST) throw Refused.unfit("points.bad-number", MOST);
        if (isTooLong(reason) || isTooLong(about) || isTooLong(knownBy))
            throw Refused.unfit("points.too-long", LONGEST);
    }

    NewEntry(long points, Occasion occasion) {
        this(points, occasion, null, null, null, null, null, null);
    }

    NewEntry until(@Nullable Instant end) {
        return new NewEntry(points, occasion, reason, rule, about, knownBy, by, end);
    }

    NewEntry knownBy(@Nullable String key) {
        return new NewEntry(points, occasion, reason, rule, about, key, by, expiresAt);
    }

    NewEntry about(@Nullable String what) {
        return new NewEntry(points, occasion, reason, rule, what, knownBy, by, expiresAt);
    }

    NewEntry ruledBy(Ruling ruling) {
        return new NewEntry(points, occasion, reason, ruling, about, knownBy, by, expiresAt);
    }

    NewEntry saidBy(@Nullable UserId person, @Nullable String why) {
        return new NewEntry(points, occasion, why, rule, about, knownBy, person, expiresAt);
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
