package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "138 1234 5678", "+86-138-1234-5678", "0086 13812345678", "１３８１２３４５６７８"})
    void spellingsOfOneNumberAreEqual(String spelling) {
        assertThat(PhoneNumber.parse(spelling, "CN")).contains(new PhoneNumber("+8613812345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "12",
                "+999999999999999999999",
                "555-01",
                "Acme 12345678",
                "1800FLOWERS",
                "'; drop table customer; --"
            })
    void whatCannotBeDialledIsNoNumber(String text) {
        assertThat(PhoneNumber.parse(text, "CN")).isEmpty();
    }

    @Test
    void aNumberWithoutCountryFollowsTheRegion() {
        assertThat(PhoneNumber.parse("030 123456", "DE")).contains(new PhoneNumber("+4930123456"));
    }

    @Test
    void anythingButTheNormalFormIsRefused() {
        assertThatThrownBy(() -> new PhoneNumber("+86 138 1234 5678")).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+8612", "+999123456789", "+0123456789", "+861381234567890"})
    void aNormalFormOfNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> new PhoneNumber(text)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+390612345678", "+12025550123", "+4930123456", "+2250701234567"})
    void everyNumberHasOneNormalForm(String text) {
        assertThat(PhoneNumber.parse(text, "CN")).contains(new PhoneNumber(text));
        assertThat(PhoneNumber.parse(new PhoneNumber(text).formatted(), "CN")).contains(new PhoneNumber(text));
    }

    @Test
    void masksTheMiddle() {
        assertThat(new PhoneNumber("+8613812345678").masked()).isEqualTo("+86 138 **** 5678");
    }

    @Test
    void masksMostOfAShortNumber() {
        assertThat(new PhoneNumber("+4930123456").masked()).isEqualTo("+49 **** 3456");
    }

    @Test
    void isMaskedInLogs() {
        assertThat(new PhoneNumber("+8613812345678")).hasToString("+86 138 **** 5678");
    }

    @Test
    void isGroupedForPeople() {
        assertThat(new PhoneNumber("+8613812345678").formatted()).isEqualTo("+86 138 1234 5678");
    }
}
