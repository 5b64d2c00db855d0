package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"1500", "1500.5", "1500.50", "0.05", "-3", "1500.00"})
    void readsDigitsWithAPointBeforeDecimals(String text) {
        assertThat(Money.written(text, "CNY").amount()).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.500", "1,500", "1,5", "1.500.000", "1 500", "1e3", "1500.505", "", "十"})
    void refusesWhatCouldMeanTwoThings(String text) {
        refuses(text, "CNY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPY", "KWD"})
    void aPointBeforeThreeDigitsIsNoAmountOfAnyCurrency(String currency) {
        refuses("1.500", currency);
    }

    private static void refuses(String text, String currency) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Money.written(text, currency))
                .satisfies(refused -> {
                    assertThat(refused.key()).isIn("error.unclear-number", "error.unclear-whole-number");
                    assertThat(refused.arguments()[0]).isEqualTo(text);
                });
    }
}
