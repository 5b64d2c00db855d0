package dev.rapport.testing;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers of Chinese mobile phones, none of them twice in one run: whoever shares one may be taken for the same. */
public final class Phones {

    private static final long FIRST = 13_820_000_000L;
    private static final long MANY = 70_000_000;

    /** Shares no divisor with how many there are: all come before one comes again, and neighbours look unlike. */
    private static final long STEP = 43_261_919;

    private static final AtomicLong GIVEN = new AtomicLong();

    private Phones() {}

    /** Eleven digits, as they are dialled within China. */
    public static String next() {
        return Long.toString(FIRST + GIVEN.incrementAndGet() * STEP % MANY);
    }
}
