package dev.rapport.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns of other systems say of not being contacted. */
class ContactRefusalsTests {

    private static ImportRow row(String column, String cell) {
        return new ImportRow(2, Map.of(column, cell), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Yes", "TRUE", "1", "x", "是", "Opted Out"})
    void aYesForbidsTheChannel(String cell) {
        assertThat(ContactRefusals.of(row("Do Not Email", cell))).containsExactly(Channel.EMAIL);
        assertThat(ContactRefusals.of(row("Do Not Call", cell))).containsExactly(Channel.PHONE);
        assertThat(ContactRefusals.of(row("Do Not SMS", cell))).containsExactly(Channel.SMS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "false", "0", "否", "Select"})
    void aNoForbidsNothing(String cell) {
        assertThat(ContactRefusals.of(row("Do Not Email", cell))).isEmpty();
    }

    @Test
    void anEmptyCellForbidsNothing() {
        assertThat(ContactRefusals.of(new ImportRow(2, Map.of(), null))).isEmpty();
    }

    @Test
    void aWordThatSaysNeitherIsRefusedWithItsColumn() {
        assertThatExceptionOfType(RowRejected.class)
                .isThrownBy(() -> ContactRefusals.of(row("Do Not Call", "perhaps")))
                .satisfies(refused -> assertThat(refused.arguments()).containsExactly("Do Not Call", "perhaps"));
    }
}
