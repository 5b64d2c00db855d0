package dev.rapport.insight.trends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTests {

    @Test
    void quantilesAreOffByLessThanTheWidthOfABucket() {
        var random = new Random(1);
        var lengths = random.doubles(5_000, 0, 1)
                .mapToLong(x -> (long) (60_000 * Math.exp(8 * x)))
                .sorted()
                .toArray();
        var histogram = new Histogram();
        for (var length : lengths) histogram.add(Histogram.bucket(length), 1);

        for (var share : new double[] {0.1, 0.5, 0.9, 0.99}) {
            var exact = lengths[(int) (share * lengths.length)];
            assertThat(histogram.quantile(share).orElseThrow() / (double) exact).isCloseTo(1, within(0.091));
        }
    }

    @Test
    void everyLengthFallsBetweenTheBoundsOfItsBucket() {
        for (var length = 1_000L; length < 50_000_000_000L; length = length * 11 / 10) {
            var bucket = Histogram.bucket(length);
            assertThat(Histogram.lower(bucket)).isLessThanOrEqualTo(length);
            assertThat(Histogram.lower(bucket + 1)).isGreaterThan(length);
        }
    }

    @Test
    void nothingSeenHasNoQuantileAndNoBars() {
        assertThat(new Histogram().quantile(0.5)).isEmpty();
        assertThat(new Histogram().bars()).isEmpty();
    }

    @Test
    void barsHoldEverythingThatWasSeen() {
        var histogram = new Histogram()
                .add(0, 3)
                .add(Histogram.bucket(3_600_000), 2)
                .add(Histogram.bucket(Long.MAX_VALUE / 4), 1);
        assertThat(histogram.bars().stream().mapToLong(Histogram.Bar::count).sum())
                .isEqualTo(6);
        assertThat(histogram.bars().getFirst().from()).isZero();
    }
}
