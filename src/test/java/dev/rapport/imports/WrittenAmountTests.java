package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.platform.WrittenNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenAmountTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "12.50;12.50;POINT",
                "12,5;12.5;COMMA",
                "-3,00;-3.00;COMMA",
                "0,500;0.500;COMMA",
                "1234,567;1234.567;COMMA",
                "1.234,56;1234.56;COMMA",
                "1,234.56;1234.56;POINT",
                "1.234.567;1234567;COMMA",
                "1,234,567;1234567;POINT",
                "1 234,56;1234.56;COMMA",
                "1'234.50;1234.50;POINT",
                "1 234;1234;"
            })
    void whatCanBeReadOneWayIs(String text, String number, DecimalSign shows) {
        var amount = WrittenAmount.of(text).orElseThrow();
        for (var sign : DecimalSign.values()) assertThat(amount.read(sign)).contains(number);
        assertThat(amount.read(null)).contains(number);
        assertThat(amount.shows()).isEqualTo(shows);
    }

    @Test
    void whatCanBeReadTwoWaysNeedsTheSignOfTheFile() {
        var comma = WrittenAmount.of("1,234").orElseThrow();
        assertThat(comma.read(null)).isEmpty();
        assertThat(comma.read(DecimalSign.POINT)).contains("1234");
        assertThat(number(comma.read(DecimalSign.COMMA).orElseThrow())).isEqualTo("1.234");
        var point = WrittenAmount.of("-1.500").orElseThrow();
        assertThat(point.read(DecimalSign.COMMA)).contains("-1500");
        assertThat(number(point.read(DecimalSign.POINT).orElseThrow())).isEqualTo("-1.500");
    }

    private static String number(String text) {
        return WrittenNumber.read(text, 3).toPlainString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1500", "abc", "1,2,3", "1.23.456", "1e9", "12,34,567.8", "1,2345.6", ",5", "5,"})
    void whatIsOnlyDigitsOrNoNumberIsLeftAlone(String text) {
        assertThat(WrittenAmount.of(text)).isEmpty();
    }
}
