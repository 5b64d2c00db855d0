package dev.rapport.insight.breaches;

import java.util.Optional;

/**
 * How many promises were not kept, of those that are decided. Decided is a promise whose clock stopped or that was
 * breached; a clock that still runs in time or waits is not. The raw rate is breaches by decided promises. In the
 * excused rate the breaches that were excused count as kept, and stay among the decided ones.
 *
 * @param breaches counted by their due time, for who held the work then
 * @param excused those of them whose last remark excuses them
 * @param kept clocks that stopped without a breach, counted by when they stopped, for who holds the case
 * @param unanswered clocks that the end of their case stopped in time but without an answer, counted like those; they
 *     are neither kept nor broken, so not decided
 */
public record BreachRate(long breaches, long excused, long kept, long unanswered) {

    /** Below so many decided promises a share is shown with its interval. */
    private static final int MANY = 400;

    /** The 97.5th percentile of the normal distribution, for intervals of 95 %. */
    private static final double Z = 1.959964;

    /**
     * A share of promises, with the 95 % interval of Wilson.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public record Share(double value, double low, double high) {}

    public long decided() {
        return breaches + kept;
    }

    /** Whether the share is one of so few that it says little without its interval. */
    public boolean isOfFew() {
        return decided() < MANY;
    }

    /** Empty when nothing is decided. */
    public Optional<Share> raw() {
        return share(breaches);
    }

    /** Empty when nothing is decided. */
    public Optional<Share> excusedRate() {
        return share(breaches - excused);
    }

    private Optional<Share> share(long broken) {
        double all = decided();
        if (all == 0) return Optional.empty();
        var share = broken / all;
        var middle = (share + Z * Z / (2 * all)) / (1 + Z * Z / all);
        var half = Z / (1 + Z * Z / all) * Math.sqrt(share * (1 - share) / all + Z * Z / (4 * all * all));
        return Optional.of(new Share(share, Math.max(0, middle - half), Math.min(1, middle + half)));
    }
}
