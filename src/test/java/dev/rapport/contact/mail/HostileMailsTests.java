package dev.rapport.contact.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Heard.Part;
import dev.rapport.platform.CleanText;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails made to do harm: each is read in bounded time, says what it can, and stays whole as a file. */
@Timeout(30)
class HostileMailsTests {

    private static final String FROM = "From: Li Wei <li@acme.example>\r\nMessage-ID: <a@x>\r\n";

    private static Heard read(String mail) {
        return MailReading.of(mail.getBytes(ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"help@shop.example, true", "Help@Shop.Example, true", "li@acme.example, false"})
    void whatSaysThatItIsOursIsAnsweredByNobody(String from, boolean isFromMachine) {
        var account = new ChannelAccount(
                UUID.randomUUID(),
                MailPlatform.NAME,
                "Help",
                ChannelAccount.State.ON,
                Map.of(MailPlatform.ADDRESS, "help@shop.example"),
                Set.of(),
                false,
                null,
                null,
                null,
                1);
        var mail = "From: Help <%s>\r\nMessage-ID: <own@x>\r\nSubject: Hello\r\n\r\nWho am I?".formatted(from);
        var heard = (Heard) new MailReader().read(account, mail.getBytes(ISO_8859_1));
        assertThat(heard.automatic()).isEqualTo(isFromMachine);
        assertThat(heard.text()).isEqualTo("Who am I?");
    }

    @Test
    void partsWithinPartsWithoutEnd() {
        var mail = new StringBuilder(FROM);
        for (var depth = 0; depth < 10_000; depth++)
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\r\n\r\n--b")
                    .append(depth)
                    .append("\r\n");
        var heard = read(mail.append("\r\n\r\nHello").toString());
        assertThat(heard.from().handle()).isEqualTo("li@acme.example");
        assertThat(heard.parts()).isNotEmpty();
    }

    @Test
    void mailsWithinMailsWithoutEnd() {
        var heard = read(FROM + "Content-Type: message/rfc822\r\n\r\n".repeat(20_000) + "Hello");
        assertThat(heard.parts()).extracting(Part::type).containsExactly("message/rfc822");
    }

    @Test
    void aHundredThousandParts() {
        var mail = FROM + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n"
                + "--b\r\nContent-Type: image/gif\r\n\r\nx\r\n".repeat(100_000) + "--b--\r\n";
        var heard = read(mail);
        assertThat(heard.text()).isEqualTo("Hello");
        assertThat(heard.parts()).hasSizeLessThanOrEqualTo(MimeMail.MOST_PARTS + 1);
        assertThat(heard.parts().getLast().name()).isEqualTo("original.eml");
        assertThat(heard.parts().getLast().bytes()).hasSize(mail.length());
    }

    @Test
    void aHeaderWithoutEnd() {
        for (var mail : new String[] {
            FROM + "X: " + "a".repeat(20_000_000),
            FROM + "X: a\r\n" + " b\r\n".repeat(2_000_000),
            FROM + "X: a\r\n".repeat(1_000_000),
            FROM + "Subject: " + "=?a".repeat(200_000) + "\r\n\r\nHello",
            FROM + "To: " + "\"".repeat(500_000) + "\r\n\r\nHello"
        }) {
            var heard = read(mail);
            assertThat(heard.from().handle()).isEqualTo("li@acme.example");
            assertThat(heard.parts()).extracting(Part::name).contains("original.eml");
        }
    }

    @Test
    void longHeadersWithinTheLimits() {
        for (var header : new String[] {
            "Subject: " + "=?a?q?".repeat(16_000),
            "Subject: " + "=?utf-8?q?=0D=0A?= ".repeat(5_000),
            "References: " + "<".repeat(99_000),
            "References: " + "<a@b>".repeat(19_000),
            "Content-Type: text/plain" + ";a=b".repeat(24_000),
            "Content-Type: text/plain; x*0*=" + "%".repeat(90_000),
            "Content-Type: multipart/mixed; boundary=\"" + "b".repeat(90_000) + "\"",
            "Reply-To: " + "(".repeat(99_000),
            "List-X: " + ", ".repeat(49_000),
            "Date: " + "1 ".repeat(49_000),
            "Received: " + ";".repeat(99_000),
            "Auto-Submitted: " + " ".repeat(99_000) + "no"
        }) assertThat(read(FROM + header + "\r\n\r\nHello").from().handle()).isEqualTo("li@acme.example");
        assertThat(read("From: " + "<a@b>,".repeat(16_000) + "\r\n\r\nHello")
                        .from()
                        .handle())
                .isEqualTo("a@b");
        assertThat(read("From: " + "\"\\".repeat(49_000) + "\r\n\r\nHello")
                        .from()
                        .handle())
                .endsWith("@mail.invalid");
        assertThat(read("From: " + ":;<>@,".repeat(16_000) + "\r\n\r\nHello")
                        .from()
                        .handle())
                .endsWith("@mail.invalid");
    }

    @Test
    void controlCharactersAndHalvesOfSigns() {
        var heard = MailReading.of((FROM.replace("Li Wei", "Li\0\u0007 Wei")
                        + "Subject: a\0b =?utf-16?B?2ADYAA==?= =?utf-8?Q?=00=1B[2J?=\r\n\r\nHel\0lo\u0008\u001B[2J \uFFFF")
                .getBytes(UTF_8));
        assertThat(heard.text()).isEqualTo("Hello[2J");
        assertThat(CleanText.isFit(heard.heading() + heard.from().name())).isTrue();
    }

    @Test
    void textThatLooksLikeQuotesWithoutEnd() {
        for (var line : new String[] {
            ">",
            "> a\n",
            "On 1\n",
            "From: a\n",
            "From: a\nSent: b\n",
            "On " + "a 1 ".repeat(200) + "\n",
            "-----\n",
            "\n",
            "在 2026 ",
            "---- Original Message ",
            "_".repeat(50) + "\n",
            "1:11: "
        })
            assertThat(read(FROM + "\r\n" + line.repeat(2_000_000 / line.length()))
                            .there())
                    .isEqualTo("<a@x>");
    }

    @Test
    void htmlWithoutEnd() {
        for (var html : new String[] {
            "<div>",
            "<blockquote>x",
            "<a href=x>",
            "<!--",
            "<",
            "&",
            "<table>",
            "<b><i>",
            "</p>",
            "<img src='",
            "&#0;",
            "<p>a</p>",
            "<svg><style>",
            "<![CDATA["
        }) {
            var mail = FROM + "Content-Type: text/html\r\n\r\n" + html.repeat(2_000_000 / html.length());
            assertThat(read(mail).parts()).isNotEmpty();
        }
    }

    @Test
    void bytesWithoutSense() {
        var random = new Random(7);
        var whole = (FROM
                        + "Subject: =?utf-8?B?5p2O5aiB?=\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\n"
                        + "Content-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--b\r\n"
                        + "Content-Disposition: attachment; filename*=utf-8''a%20b\r\n\r\nx\r\n--b--\r\n")
                .getBytes(UTF_8);
        var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        for (var n = 0; n < 20_000 && System.nanoTime() < end; n++) {
            var mail = whole.clone();
            for (var change = random.nextInt(1, 12); change > 0; change--)
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            var heard = MailReading.of(mail);
            assertThat(CleanText.isFit(heard.text() + heard.heading() + heard.there()))
                    .isTrue();
        }
    }
}
