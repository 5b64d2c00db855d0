package dev.rapport.access.login;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets few passwords be checked at a time, since each check is made to be expensive: those of one login one after the
 * other, so that each knows how the one before came out, and no more from one address than an office sends at once.
 */
@Component
class PasswordChecks {

    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final int FROM_ONE_ADDRESS = 20;
    private static final int LOCKS = 256;
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Semaphore processors = new Semaphore(AT_ONCE, true);
    private final Lock[] logins =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);
    private final Map<String, Integer> waiting = new HashMap<>();

    /** Does the check when it is its turn; refused when too many from the address wait already. */
    <T> T inTurn(String login, String address, Supplier<T> check) {
        enter(address);
        var ofLogin = logins[Math.floorMod(login.hashCode(), LOCKS)];
        ofLogin.lock();
        try {
            return withAProcessor(check);
        } finally {
            ofLogin.unlock();
            leave(address);
        }
    }

    private <T> T withAProcessor(Supplier<T> check) {
        processors.acquireUninterruptibly();
        try {
            return check.get();
        } finally {
            processors.release();
        }
    }

    private synchronized void enter(String address) {
        if (waiting.getOrDefault(address, 0) >= FROM_ONE_ADDRESS) throw new TooManyAttempts(A_MOMENT);
        waiting.merge(address, 1, Integer::sum);
    }

    private synchronized void leave(String address) {
        waiting.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }
}
