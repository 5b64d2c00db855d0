package dev.rapport.access.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Failures are counted per login from one address and per login from anywhere; past a free number
 * each further failure doubles the pause. An address alone is not counted, since a whole office may have one. The second
 * count is generous and does not hold for addresses from which the login came in before, so that a stranger cannot lock a
 * colleague out; who knows the password clears both.
 */
@Component
class LoginAttempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int REMEMBERED = 20_000;
    private static final Duration HOME_FOR = Duration.ofDays(30);

    private record Failures(int count, Instant last) {}

    private record Counter(String key, int free, Duration longestPause, boolean fromAnywhere) {

        boolean spares(boolean home) {
            return home && fromAnywhere;
        }
    }

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** When a login last came in from an address. */
    private final Map<String, Instant> homes = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    LoginAttempts(Clock clock) {
        this.clock = clock;
    }

    /** How long the next attempt has to wait; zero when it may come. */
    synchronized Duration pause(String login, String address) {
        var now = clock.instant();
        return counters(login, address).stream()
                .filter(counter -> !counter.spares(isHome(login, address, now)))
                .map(counter -> pause(counter, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    synchronized void failed(String login, String address) {
        var now = clock.instant();
        for (var counter : counters(login, address))
            failures.merge(
                    counter.key,
                    new Failures(1, now),
                    (old, first) -> isForgotten(old, now) ? first : new Failures(old.count + 1, now));
    }

    synchronized void succeeded(String login, String address) {
        counters(login, address).forEach(counter -> failures.remove(counter.key));
        homes.put(both(login, address), clock.instant());
    }

    private boolean isHome(String login, String address, Instant now) {
        var last = homes.get(both(login, address));
        return last != null && last.plus(HOME_FOR).isAfter(now);
    }

    private static String both(String login, String address) {
        return "both " + address + " " + login;
    }

    private Duration pause(Counter counter, Instant now) {
        var failed = failures.get(counter.key);
        if (failed == null || failed.count < counter.free || isForgotten(failed, now)) return Duration.ZERO;
        var pause = Duration.ofSeconds(1L << Math.min(failed.count - counter.free, 20));
        if (pause.compareTo(counter.longestPause) > 0) pause = counter.longestPause;
        var left = Duration.between(now, failed.last.plus(pause));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static boolean isForgotten(Failures failed, Instant now) {
        return failed.last.plus(FORGOTTEN_AFTER).isBefore(now);
    }

    private static List<Counter> counters(String login, String address) {
        return List.of(
                new Counter(both(login, address), 5, LONGEST_PAUSE, false),
                new Counter("login " + login, 100, Duration.ofSeconds(30), true));
    }
}
