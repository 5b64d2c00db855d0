package dev.rapport.bench;

import java.util.Arrays;
import java.util.Collection;

/** The values of a sample by rank: the value of rank p is the smallest that p percent of the sample do not exceed. */
record Percentiles(long[] sorted) {

    static Percentiles of(Collection<Long> values) {
        var sorted = values.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted);
    }

    long at(double percent) {
        if (sorted.length == 0) return 0;
        var rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(0, rank - 1)];
    }

    int size() {
        return sorted.length;
    }
}
