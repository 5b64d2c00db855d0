package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138003.0",
                "+8613800138003.00",
                "\u202a13800138003\u202c",
                "138\u00a00013\u00a08003",
                "tel:+86-138-0013-8003",
                "tel:13800138003",
                "8613800138003",
                "\ufeff13800138003"
            })
    void whatOtherSystemsExportIsReadAsTheNumberItIs(String spelling) {
        assertThat(PhoneNumber.parse(spelling, "CN")).contains(new PhoneNumber("+8613800138003"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010-62301234-80",
                "010-62301234转80",
                "010-62301234 分机：80",
                "010-62301234 x80",
                "010-62301234 ext. 80",
                "010-62301234#80",
                "+86-10-6230-1234;ext=80",
                "tel:+86-10-62301234;ext=80",
                "（０１０）６２３０１２３４－８０",
                "+86 10 6230 1234 转 80",
                "+861062301234 ext. 80"
            })
    void anExtensionIsKeptApart(String spelling) {
        assertThat(PhoneNumber.parse(spelling, "CN")).contains(new PhoneNumber("+861062301234", "80"));
    }

    @Test
    void aDurchwahlIsAnExtension() {
        assertThat(PhoneNumber.parse("030 123456 Durchwahl 12", "DE")).contains(new PhoneNumber("+4930123456", "12"));
    }

    @Test
    void anExtensionIsShownInTheReadersLanguage() {
        var phone = new PhoneNumber("+861062301234", "801");
        assertThat(phone.formatted(Locale.ENGLISH)).isEqualTo("+86 10 6230 1234 ext. 801");
        assertThat(phone.formatted(Locale.SIMPLIFIED_CHINESE)).isEqualTo("+86 10 6230 1234 转 801");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    021-52066273/74 | CN | phone.several
                    13800138003/1380013 | CN | phone.several
                    62301234 | CN | phone.area-code-missing
                    1.3800138003E10 | CN | phone.number-cell
                    1,38001E+10 | DE | phone.number-cell
                    13800000000 | CN | phone.placeholder
                    00000000000 | CN | phone.placeholder
                    8613812345678 | DE | phone.country-unsure
                    1800FLOWERS | US | error.not-a-phone-number
                    """)
    void whatIsNotPlainlyOneNumberIsRefusedWithItsReason(String text, String region, String key) {
        assertThatThrownBy(() -> PhoneNumber.read(text, region))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(key));
    }

    @Test
    void severalWholeNumbersOfOneCellAreTakenApart() {
        assertThat(PhoneNumber.readAll("021-52066273、13800138003", "CN"))
                .containsExactly(new PhoneNumber("+862152066273"), new PhoneNumber("+8613800138003"));
        assertThatThrownBy(() -> PhoneNumber.read("021-52066273、13800138003", "CN"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("phone.several"));
    }

    @Test
    void aSlashBehindTheAreaCodeIsPartOfTheNumber() {
        assertThat(PhoneNumber.parse("0171/1234567", "DE")).contains(new PhoneNumber("+491711234567"));
    }

    @Test
    void howPeopleAtHomeWriteTheirNumbersIsNeverTakenForACountryCode() {
        assertThat(PhoneNumber.parse("13012345678", "CN")).contains(new PhoneNumber("+8613012345678"));
        assertThat(PhoneNumber.parse("+8613812345678", "DE")).contains(new PhoneNumber("+8613812345678"));
    }

    @Test
    void aRefusalDoesNotRepeatTheNumber() {
        assertThatThrownBy(() -> PhoneNumber.read("138001380034444", "CN"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).containsExactly("138…44"));
    }
}
