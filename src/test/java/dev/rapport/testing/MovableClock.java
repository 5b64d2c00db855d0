package dev.rapport.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The application's clock in tests: runs like the real one, and jumps or stands still when told. */
public final class MovableClock extends Clock {

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private volatile Clock source = Clock.systemUTC();

    /** Moves forward, or back with a negative amount. */
    public void move(Duration by) {
        offset.updateAndGet(by::plus);
    }

    public void moveTo(Instant instant) {
        offset.set(Duration.between(source.instant(), instant));
    }

    /** Stands still until the reset, for a test that counts what other tests left: none of it falls due meanwhile. */
    public void stop() {
        source = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    }

    public void reset() {
        source = Clock.systemUTC();
        offset.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
