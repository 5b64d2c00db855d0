package dev.rapport.contact.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.platform.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CannedWordsTests {

    @Test
    void whatIsKnownIsFilledInAndWhatIsNotStaysToBeSeen() {
        var filled = CannedWords.filled(
                "Dear {customer.name}, your ticket {ticket.number} is with {me.name}.",
                Map.of(CannedVariable.CUSTOMER_NAME, "A$1 {today}", CannedVariable.ME_NAME, "Ann"));
        assertThat(filled.text()).isEqualTo("Dear A$1 {today}, your ticket {ticket.number} is with Ann.");
        assertThat(filled.open()).containsExactly(CannedVariable.TICKET_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{customer.name}",
                "{{customer.name}}",
                "{{{ customer.name }}}",
                "{ Customer.Name }",
                "｛customer.name｝",
                "Dear\n{customer.name},"
            })
    void howeverItIsWrittenItIsTheSameVariable(String words) {
        assertThat(CannedWords.checked(words)).contains("{customer.name}").doesNotContain("{{", "}}");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CannedWords.requireFilled(words))
                .satisfies(refused -> assertThat(refused.key()).isEqualTo("canned.unfilled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{customer.nmae}", "{null}", "{客户}", "{customer}"})
    void whatIsNoVariableIsRefusedWithThoseThereAre(String words) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> CannedWords.checked("Dear " + words))
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("canned.unknown-variable");
                    assertThat(refused.arguments()[0]).isEqualTo(words);
                    assertThat(refused.arguments()[1].toString()).contains("{ticket.number}");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{1}", "{\"a\": 1}", "if (x) { return; }", "{customer.name"})
    void otherBracesAreBraces(String words) {
        assertThat(CannedWords.checked(words)).isEqualTo(words);
        assertThatCode(() -> CannedWords.requireFilled(words)).doesNotThrowAnyException();
    }
}
