package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.platform.Channel;
import dev.rapport.testing.MailServer;
import dev.rapport.testing.MailServer.Mood;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail server gets, and what is made of its answers. */
class MailCarrierTests {

    private MailServer server;
    private MailCarrier mail;
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void aServer() throws IOException {
        server = new MailServer();
        mail = PostForTests.mail(server);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Letter letter(String address, String heading, List<String> earlier) {
        return new Letter(
                id,
                "kept",
                id,
                null,
                MailCarrier.NAME,
                null,
                Channel.EMAIL,
                address,
                heading,
                "It works again.\n您好",
                earlier,
                false,
                Instant.EPOCH);
    }

    @Test
    void aSubjectThatLooksEncodedIsReadAsItWasWritten() throws Exception {
        var words = "=?utf-8?Q?=0D=0ABcc:_somebody=40x.example?= 您好 " + "and so on ".repeat(12);
        mail.send(letter("li@acme.example", words.strip(), List.of()));

        var got = new MimeMessage(
                null, new ByteArrayInputStream(server.taken().getFirst().getBytes(StandardCharsets.UTF_8)));
        assertThat(got.getSubject()).isEqualTo(words.strip());
        assertThat(got.getHeader("Subject", null).lines()).allMatch(line -> line.length() <= 76);
    }

    @Test
    void isPlainTextWithAnIdOfItsOwnInTheThreadThatItBelongsTo() throws Exception {
        var outcome = mail.send(letter("li@acme.example", "Re: 登录 [T-7]", List.of("<one@x>", "<two@x>")));

        assertThat(outcome).isEqualTo(new Outcome.Accepted("<" + id + "@acme.example>"));
        var got = new MimeMessage(
                null, new ByteArrayInputStream(server.taken().getFirst().getBytes(StandardCharsets.UTF_8)));
        assertThat(got.getMessageID()).isEqualTo("<" + id + "@acme.example>");
        assertThat(got.getSubject()).isEqualTo("Re: 登录 [T-7]");
        assertThat(got.getHeader("In-Reply-To")).containsExactly("<two@x>");
        assertThat(got.getHeader("References")).containsExactly("<one@x> <two@x>");
        assertThat(got.getHeader("Auto-Submitted")).isNull();
        assertThat(got.getContentType()).startsWith("text/plain");
        assertThat(got.getContent().toString()).isEqualToIgnoringNewLines("It works again.\n您好");
    }

    private Letter copied(String... copies) {
        var letter = letter("li@acme.example", "Hello", List.of());
        return new Letter(
                id,
                letter.kind(),
                id,
                null,
                letter.carrier(),
                null,
                Channel.EMAIL,
                letter.address(),
                letter.heading(),
                letter.body(),
                List.of(),
                false,
                Instant.EPOCH,
                List.of(copies));
    }

    @Test
    void othersOfTheThreadGetACopyThatAllSee() throws Exception {
        mail.send(copied("boss@acme.example", "wang@acme.example"));

        var got = new MimeMessage(
                null, new ByteArrayInputStream(server.taken().getFirst().getBytes(StandardCharsets.UTF_8)));
        assertThat(got.getHeader("To")).containsExactly("li@acme.example");
        assertThat(got.getHeader("Cc", null)).isEqualToIgnoringWhitespace("boss@acme.example, wang@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boss@acme.example\r\nBcc: all@acme.example", "a@x.example, b@x.example", "\u0000"})
    void takesNoCopyThatIsMoreThanOneAddress(String hostile) {
        assertThat(mail.send(copied(hostile))).isInstanceOf(Outcome.Refused.class);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void aCopyThatTheServerDoesNotTakeKeepsAllBackAndSaysSo() {
        server.refuse("boss@acme.example");

        assertThat(mail.send(copied("boss@acme.example")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why().reason()).isEqualTo("contact.mail-copy-not-taken"));
        assertThat(server.taken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: all@acme.example", "\nX: y", "\u0000", "\u0085", "\u007f"})
    void takesNoControlCharacterIntoAHeader(String smuggled) {
        for (var letter : List.of(
                letter("li@acme.example" + smuggled, "Hello", List.of()),
                letter("li@acme.example", "Hello" + smuggled, List.of()),
                letter("li@acme.example", "Hello", List.of("<one@x>" + smuggled))))
            assertThat(mail.send(letter)).isEqualTo(new Outcome.Refused(Trouble.of("contact.control-characters")));
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void isRefusedForGoodWhenNobodyHasTheAddress() {
        server.be(Mood.REFUSES);
        assertThat(mail.send(letter("li@acme.example", "Hello", List.of()))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void waitsForAServerThatSaysNothing() {
        server.be(Mood.SILENT);
        assertThat(mail.send(letter("li@acme.example", "Hello", List.of()))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void saysWhereThereIsNoSuchAddress() {
        assertThat(MailCarrier.why("550 5.1.1 <x@acme.example> no such user").reason())
                .isEqualTo("contact.mail-no-such-address");
        assertThat(MailCarrier.why("550 5.7.1 not wanted").reason()).isEqualTo("contact.mail-not-taken");
        assertThat(MailCarrier.why("554 from 10.5.1.1").reason()).isEqualTo("contact.mail-not-taken");
    }
}
