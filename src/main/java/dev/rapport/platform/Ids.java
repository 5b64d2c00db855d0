package dev.rapport.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes and reads the ids of all rows. Ids are version 7 UUIDs that sort by time of making: those of one process in
 * the very order they were made in, those of several by their clocks (RFC 9562, section 6.2, methods 1 and 3).
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** The 12 bits after the milliseconds count parts of a millisecond. */
    private static final int PART_BITS = 12;

    /** Time of the last id, in parts of a millisecond; each id takes the time of day or, at least, the next part. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        var now = parts(Instant.now());
        var tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        var high = (tick >>> PART_BITS << 16) | 0x7000 | (tick & (1L << PART_BITS) - 1);
        var low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long parts(Instant time) {
        var nanosOfMilli = time.getNano() % 1_000_000L;
        return time.toEpochMilli() << PART_BITS | (nanosOfMilli << PART_BITS) / 1_000_000L;
    }

    /** Reads an id that came from outside; refuses what is not one. */
    public static UUID parse(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refused.notFound("error.no-such-id", text);
        }
    }
}
