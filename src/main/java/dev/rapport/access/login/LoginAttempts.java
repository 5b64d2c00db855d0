package dev.rapport.access.login;

import dev.rapport.platform.Instants;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Failures are counted per login from one address and per login from anywhere; past a free number
 * each further failure doubles the pause. An address alone is not counted, since a whole office may have one. The second
 * count is generous and does not hold for addresses from which the login came in before, so that a stranger cannot lock a
 * colleague out; who knows the password clears both. The counts are in the database, one for all copies of the
 * application.
 */
@Component
class LoginAttempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration HOME_FOR = Duration.ofDays(30);

    /** So long a login that comes in again from the same address is not written down again. */
    private static final Duration FRESH = Duration.ofDays(1);

    private record Counter(String key, int free, Duration longestPause, boolean fromAnywhere) {}

    private record Counted(
            int failures,
            @Nullable Instant failedAt,
            @Nullable Instant cameInAt) {

        static final Counted NOTHING = new Counted(0, null, null);
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    LoginAttempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An attempt that is about to be made, with what is known of those before it. */
    Attempt attempt(String login, String address) {
        var here = new Counter(hash(address + " " + login), 5, LONGEST_PAUSE, false);
        var anywhere = new Counter(hash(login), 100, Duration.ofSeconds(30), true);
        Map<String, Counted> counted = new HashMap<>();
        jdbc.sql("""
                        select encode(key, 'hex') as key, failures, failed_at, came_in_at
                        from login_attempt
                        where key in (decode(:here, 'hex'), decode(:anywhere, 'hex'))
                        """).param("here", here.key).param("anywhere", anywhere.key).query(row -> {
            counted.put(
                    row.getString("key"),
                    new Counted(
                            row.getInt("failures"),
                            Instants.instantOrNull(row, "failed_at"),
                            Instants.instantOrNull(row, "came_in_at")));
        });
        return new Attempt(here, anywhere, counted);
    }

    /** One attempt, of which either {@link #failed} or {@link #succeeded} is told. */
    final class Attempt {

        private final Counter here;
        private final Counter anywhere;
        private final Map<String, Counted> counted;

        private Attempt(Counter here, Counter anywhere, Map<String, Counted> counted) {
            this.here = here;
            this.anywhere = anywhere;
            this.counted = counted;
        }

        /** How long it has to wait; zero when it may be made. */
        Duration pause() {
            var now = clock.instant();
            return List.of(here, anywhere).stream()
                    .filter(counter -> !counter.fromAnywhere || !isSince(counted(here).cameInAt, now.minus(HOME_FOR)))
                    .map(counter -> left(counter, counted(counter), now))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }

        void failed() {
            var now = clock.instant();
            jdbc.sql("""
                            insert into login_attempt (key, failures, failed_at, kept_until)
                            values
                                (decode(:here, 'hex'), 1, :now, :until),
                                (decode(:anywhere, 'hex'), 1, :now, :until)
                            on conflict (key) do update
                            set failures = case
                                    when login_attempt.failed_at >= :since then login_attempt.failures + 1
                                    else 1
                                end,
                                failed_at = excluded.failed_at,
                                kept_until = greatest(login_attempt.kept_until, excluded.kept_until)
                            """)
                    .param("here", here.key)
                    .param("anywhere", anywhere.key)
                    .param("now", Instants.utc(now))
                    .param("since", Instants.utc(now.minus(FORGOTTEN_AFTER)))
                    .param("until", Instants.utc(now.plus(FORGOTTEN_AFTER)))
                    .update();
        }

        /** Writes nothing when nothing failed and the login came in from the address lately. */
        void succeeded() {
            var now = clock.instant();
            if (counted(here).failures == 0
                    && counted(anywhere).failures == 0
                    && isSince(counted(here).cameInAt, now.minus(FRESH))) return;
            jdbc.sql("""
                            with cleared as (delete from login_attempt where key = decode(:anywhere, 'hex'))
                            insert into login_attempt (key, failures, came_in_at, kept_until)
                            values (decode(:here, 'hex'), 0, :now, :until)
                            on conflict (key) do update
                            set failures = 0, came_in_at = excluded.came_in_at, kept_until = excluded.kept_until
                            """)
                    .param("here", here.key)
                    .param("anywhere", anywhere.key)
                    .param("now", Instants.utc(now))
                    .param("until", Instants.utc(now.plus(HOME_FOR)))
                    .update();
        }

        private Counted counted(Counter counter) {
            return counted.getOrDefault(counter.key, Counted.NOTHING);
        }
    }

    @Scheduled(initialDelay = 2, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        jdbc.sql("delete from login_attempt where kept_until < :now")
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    private static Duration left(Counter counter, Counted counted, Instant now) {
        var last = counted.failedAt;
        if (last == null || counted.failures < counter.free || !isSince(last, now.minus(FORGOTTEN_AFTER)))
            return Duration.ZERO;
        var pause = Duration.ofSeconds(1L << Math.min(counted.failures - counter.free, 20));
        if (pause.compareTo(counter.longestPause) > 0) pause = counter.longestPause;
        var left = Duration.between(now, last.plus(pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean isSince(@Nullable Instant at, Instant since) {
        return at != null && !at.isBefore(since);
    }

    private static String hash(String words) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
