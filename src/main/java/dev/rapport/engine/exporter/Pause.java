package dev.rapport.engine.exporter;

/** The wait between two attempts at a database that is away: a tenth of a second, doubled up to two seconds. */
final class Pause {

    private static final long LONGEST = 2_000_000_000L;

    private final long nanos;
    private final long since = System.nanoTime();

    Pause() {
        this(0);
    }

    private Pause(long nanos) {
        this.nanos = nanos;
    }

    Pause longer() {
        return new Pause(nanos == 0 ? 100_000_000L : Math.min(LONGEST, nanos * 2));
    }

    /** Whether there is nothing to wait for because the last attempt was good. */
    boolean isOver() {
        return nanos == 0;
    }

    boolean lasts() {
        return System.nanoTime() - since < nanos;
    }
}
