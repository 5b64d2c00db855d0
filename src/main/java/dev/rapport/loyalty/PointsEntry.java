package dev.rapport.loyalty;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import dev.rapport.rules.Decision.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger.
 *
 * @param points below nothing for what was spent, lost or taken back
 * @param reason what a person said
 * @param rule what decided, with the version of the rulebook and its sentence in both languages
 * @param about what it was for, as another system or another table calls it
 * @param reverses the entry that is taken back
 * @param by absent where nobody of the house said it
 */
public record PointsEntry(
        UUID id,
        CustomerId customer,
        Kind kind,
        long points,
        Instant at,
        Occasion occasion,
        @Nullable String reason,
        @Nullable Ruling rule,
        @Nullable String about,
        @Nullable UUID reverses,
        @Nullable UserId by,
        @Nullable Instant expiresAt) {

    public enum Kind {
        EARN,
        SPEND,
        EXPIRE,
        REVERSE
    }

    /** @param because in both languages */
    public record Ruling(String rule, int version, String because) {

        public String in(Locale locale) {
            return new Reason(rule, 0, because, null).because(locale);
        }
    }
}
