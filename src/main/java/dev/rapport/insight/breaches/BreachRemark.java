package dev.rapport.insight.breaches;

import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a manager said of a breach.
 *
 * @param excuses whether the breach does not count in the excused rate
 */
public record BreachRemark(
        Cause cause, boolean excuses, @Nullable String remark, UserId by, Instant at) {

    static BreachRemark read(ResultSet row) throws SQLException {
        return new BreachRemark(
                Cause.valueOf(row.getString("cause")),
                row.getBoolean("excuses"),
                row.getString("remark"),
                new UserId(row.getObject("by_user", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    /** Why a promise was not kept. */
    public enum Cause {
        STAFFING,
        HAND_OVER,
        WAITED_FOR_VENDOR,
        WAITED_FOR_CUSTOMER,
        SYSTEM_FAILURE,
        WRONG_POLICY,
        OTHER;

        /** Reads the word that {@link #word()} writes; refuses any other. */
        public static Cause of(String word) {
            return Arrays.stream(values())
                    .filter(cause -> cause.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("sla.no-such-cause", word));
        }

        /** The name as people and other systems write it, such as {@code hand-over}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
