package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenReasonTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "----", "....!", "abc", "回", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"})
    void whatSaysNothingIsNoReason(String said) {
        assertThatThrownBy(() -> GivenReason.read(said, "owners.reason-needed")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"call", "回电", "客户要求回电", "Nr. 12", "ül 12"})
    void aShortWordIsOne(String said) {
        assertThat(GivenReason.read("  " + said + " ", "owners.reason-needed")).isEqualTo(said);
    }

    @Test
    void itIsNotLongerThanPeopleRead() {
        assertThat(GivenReason.read("x".repeat(300), "owners.reason-needed")).hasSize(300);
        assertThatThrownBy(() -> GivenReason.read("x".repeat(301), "owners.reason-needed", "reason"))
                .isInstanceOf(Refused.class);
    }
}
