package dev.rapport.insight.trends;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How often which length of time was seen. The buckets are fixed, eight to a doubling from one minute on, so that those
 * of days can be added up; a quantile taken from them is off by less than 9 %.
 */
public final class Histogram {

    private static final double PER_DOUBLING = 8;
    private static final long MINUTE = 60_000;

    /** The last bucket, which has no end, begins at about two years. */
    private static final int LAST = 160;

    private final long[] counts = new long[LAST + 1];
    private long total;

    /** Lengths from one bound, in milliseconds, to before another; the last one has no end. */
    public record Bar(long from, long until, long count) {}

    /** The bucket of a length; {@link TrendDays} computes the same in SQL. */
    static int bucket(long millis) {
        if (millis < MINUTE) return 0;
        return (int) Math.min(LAST, 1 + Math.floor(PER_DOUBLING * Math.log((double) millis / MINUTE) / Math.log(2)));
    }

    /** In milliseconds. */
    static double lower(int bucket) {
        return bucket == 0 ? 0 : MINUTE * Math.pow(2, (bucket - 1) / PER_DOUBLING);
    }

    Histogram add(int bucket, long count) {
        counts[Math.clamp(bucket, 0, LAST)] += count;
        total += count;
        return this;
    }

    Histogram add(Histogram other) {
        for (var bucket = 0; bucket <= LAST; bucket++) add(bucket, other.counts[bucket]);
        return this;
    }

    public long total() {
        return total;
    }

    /**
     * The length, in milliseconds, that a share of all does not exceed; within a bucket lengths are taken to be spread
     * evenly by their logarithm. Empty when nothing was seen.
     */
    public OptionalLong quantile(double share) {
        if (total == 0) return OptionalLong.empty();
        var wanted = share * total;
        var before = 0L;
        for (var bucket = 0; bucket <= LAST; bucket++) {
            if (counts[bucket] > 0 && before + counts[bucket] >= wanted)
                return OptionalLong.of(within(bucket, (wanted - before) / counts[bucket]));
            before += counts[bucket];
        }
        return OptionalLong.of(Math.round(lower(LAST)));
    }

    private static long within(int bucket, double part) {
        if (bucket == LAST) return Math.round(lower(LAST));
        var next = lower(bucket + 1);
        return Math.round(bucket == 0 ? next * part : lower(bucket) * Math.pow(next / lower(bucket), part));
    }

    /** For a drawing: four buckets together, from the first that was seen to the last. */
    public List<Bar> bars() {
        var bars = new ArrayList<Bar>();
        bars.add(new Bar(0, MINUTE, counts[0]));
        for (var first = 1; first < LAST; first += 4)
            bars.add(new Bar(
                    Math.round(lower(first)),
                    Math.round(lower(first + 4)),
                    Arrays.stream(counts, first, first + 4).sum()));
        var seen = bars.stream().filter(bar -> bar.count() > 0).toList();
        if (seen.isEmpty()) return List.of();
        return bars.subList(bars.indexOf(seen.getFirst()), bars.lastIndexOf(seen.getLast()) + 1);
    }
}
