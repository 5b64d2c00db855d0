package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"li.wei@example.com", " Li.Wei@Example.COM ", "ｌi.wei＠example.com"})
    void spellingsOfOneMailboxAreEqual(String spelling) {
        assertThat(EmailAddress.parse(spelling)).contains(new EmailAddress("li.wei@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "a@b", "a b@example.com", "a@@example.com", "a@exa..mple.com", "<a@example.com>"})
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
}
