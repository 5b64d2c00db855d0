package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "li.wei@example.com",
                " Li.Wei@Example.COM ",
                "ｌi.wei＠example.com",
                "Li Wei <li.wei@example.com>",
                "\"Li, Wei\" <Li.Wei@example.com>",
                "\ufeffli.wei@example.com",
                "mailto:li.wei@example.com"
            })
    void spellingsOfOneMailboxAreEqual(String spelling) {
        assertThat(EmailAddress.parse(spelling)).contains(new EmailAddress("li.wei@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@b",
                "a b@example.com",
                "a@@example.com",
                "a@exa..mple.com",
                "<a@example.com>",
                ".a@x.example",
                "a.@x.example"
            })
    void whatCannotBeWrittenToIsNoAddress(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void internationalDomainsBecomeAscii() {
        assertThat(EmailAddress.parse("wang@例子.中国")).contains(new EmailAddress("wang@xn--fsqu00a.xn--fiqs8s"));
    }

    @Test
    void anythingButTheNormalFormIsRefused() {
        assertThatThrownBy(() -> new EmailAddress("A@example.com")).isInstanceOf(Refused.class);
    }

    @Test
    void masksTheMailbox() {
        assertThat(new EmailAddress("li.wei@example.com").masked()).isEqualTo("l***@example.com");
    }

    @ParameterizedTest
    @CsvSource({
        "wang@straße.de, wang@xn--strae-oqa.de",
        "wang@faß.de, wang@xn--fa-hia.de",
        "a@βόλος.com, a@xn--nxasmm1c.com",
        "a@bücher.example, a@xn--bcher-kva.example"
    })
    void lettersOfADomainAreNotReplacedByOthers(String typed, String kept) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@example.com, b@example.com", "a@example.com;b@example.com", "a@example.com b@example.com"})
    void twoAddressesAreRefusedAsTwo(String text) {
        assertThatThrownBy(() -> EmailAddress.read(text))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("email.several"));
    }

    @Test
    void aRefusalDoesNotRepeatTheMailbox() {
        assertThatThrownBy(() -> EmailAddress.read("li.wei@example.com, wang@example.com"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.arguments()).containsExactly("l…@example.com, w…@example.com"));
    }

    @Test
    void severalInOneFieldAreReadAsSeveral() {
        for (var written : List.of(
                "tom@smile.example; ann@smile.example",
                "tom@smile.example ann@smile.example",
                "Tom <tom@smile.example>, Ann <ann@smile.example>",
                "tom@smile.example；ann@smile.example;"))
            assertThat(EmailAddress.readAll(written))
                    .as(written)
                    .extracting(EmailAddress::value)
                    .containsExactly("tom@smile.example", "ann@smile.example");
        assertThatThrownBy(() -> EmailAddress.readAll("tom@smile.example; nobody"))
                .isInstanceOf(Refused.class);
    }
}
