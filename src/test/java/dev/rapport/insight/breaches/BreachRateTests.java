package dev.rapport.insight.breaches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BreachRateTests {

    @Test
    void excusedBreachesCountAsKeptInTheExcusedRate() {
        var rate = new BreachRate(40, 10, 60, 0);

        assertThat(rate.raw().orElseThrow().value()).isEqualTo(0.4);
        assertThat(rate.excusedRate().orElseThrow().value()).isEqualTo(0.3);
    }

    @Test
    void theIntervalOfFewIsThatOfWilson() {
        var share = new BreachRate(1, 0, 9, 0).raw().orElseThrow();

        assertThat(share.low()).isCloseTo(0.0179, within(0.0001));
        assertThat(share.high()).isCloseTo(0.4042, within(0.0001));
        assertThat(new BreachRate(1, 0, 9, 0).isOfFew()).isTrue();
        assertThat(new BreachRate(100, 0, 900, 0).isOfFew()).isFalse();
    }

    @Test
    void nothingDecidedHasNoRate() {
        assertThat(new BreachRate(0, 0, 0, 0).raw()).isEmpty();
    }
}
