package dev.rapport.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Tells how fast cases go right after a start from how fast they go when little is compiled any more. */
final class ColdAndWarm {

    /** Lets so many cases go through and tells how long they took. */
    @FunctionalInterface
    interface Cases {

        Duration run(int cases) throws InterruptedException, TimeoutException;
    }

    private static final int COLD = 500;
    private static final int ROUND = 500;
    private static final double WANTED_SHARE = 0.05;

    /** Of cases to warm up for each one measured: at most, and where nobody knows what compilers take. */
    private static final int MOST = 10;

    private static final int UNKNOWN = 3;

    private final String name;
    private final Cases cases;
    private final List<ProcessHandle> compiling;

    /** @param compiling the processes that run Java */
    ColdAndWarm(String name, Cases cases, List<ProcessHandle> compiling) {
        this.name = name;
        this.cases = cases;
        this.compiling = compiling;
    }

    /** Cases a second of the first ones after the start. */
    double cold() throws InterruptedException, TimeoutException {
        var before = CompilerTime.of(compiling);
        var rate = Report.perSecond(COLD, cases.run(COLD));
        var after = CompilerTime.of(compiling);
        Report.line(
                "%-22s %.1f cases/s, the first %d after its start; processor time until then %.1f s, then %.1f ms a case, compilers %.0f %% of it",
                name + ", cold",
                rate,
                COLD,
                Report.seconds(before.all()),
                after.all().minus(before.all()).toNanos() / 1e6 / COLD,
                after.shareSince(before) * 100);
        return rate;
    }

    void warmUp(int measured) throws InterruptedException, TimeoutException {
        if (!CompilerTime.isKnown()) {
            cases.run(UNKNOWN * measured);
            Report.line("  warmed up by         %,d cases more", UNKNOWN * measured);
            return;
        }
        var done = 0;
        double share;
        do {
            var before = CompilerTime.of(compiling);
            cases.run(ROUND);
            done += ROUND;
            share = CompilerTime.of(compiling).shareSince(before);
        } while (share >= WANTED_SHARE && done < MOST * measured);
        Report.line(
                "  warmed up by         %,d cases more: compilers take %.1f %% of application and broker (wanted: under %.0f %%, or %,d cases)",
                done, share * 100, WANTED_SHARE * 100, MOST * measured);
    }
}
