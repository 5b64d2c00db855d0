package dev.rapport.contact.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Refused;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a mailbox before anybody relies on it. */
class MailPlatformTests {

    private GreenMail server;
    private final MailPlatform mail = new MailPlatform(new MailServers(new OutsideHosts(Set.of("localhost"))));

    @BeforeEach
    void aServer() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP)
        });
        server.start();
        server.setUser("support@acme.example", "support", "right");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private AccountSettings settings(String... more) {
        return new AccountSettings(UUID.randomUUID(), MailSettingsForTests.of(server, "support", more));
    }

    @Test
    void bothServersLetUsIn() {
        assertThatCode(() -> mail.check(settings())).doesNotThrowAnyException();
        assertThatCode(() -> mail.test(settings())).doesNotThrowAnyException();
    }

    @Test
    void aWrongPasswordIsSaidAtItsField() {
        refused(settings("imap-password", "wrong"), "account.mail.not-logged-in", "imap-password");
        refused(settings("smtp-password", "wrong"), "account.mail.not-logged-in", "smtp-password");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        refused(settings("imap-folder", "Nowhere"), "account.mail.no-folder", "imap-folder");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaid() {
        var settings = settings();
        server.stop();
        refused(settings, "account.mail.no-answer", "imap-host");
    }

    @Test
    void aServerThatSpeaksNoTlsIsNotSpokenToWithout() {
        assertThatThrownBy(() -> mail.test(settings("imap-security", "tls"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> mail.test(settings("imap-security", "starttls")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nobodyIsLedInsideTheHouse() {
        var strict = new MailPlatform(new MailServers(new OutsideHosts(Set.of())));

        assertThatThrownBy(() -> strict.test(settings("imap-security", "tls")))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("outside.not-public");
                    assertThat(refused.field()).isEqualTo("imap-host");
                });
        assertThatThrownBy(() -> strict.check(settings())).hasMessage("account.mail.plain-outside");
    }

    @Test
    void whatCannotBeRightIsRefusedBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> mail.check(settings("imap-port", "70000"))).hasMessage("account.mail.bad-port");
        assertThatThrownBy(() -> mail.check(settings("address", "support"))).hasMessage("account.mail.bad-address");
    }

    private void refused(AccountSettings settings, String key, String field) {
        assertThatThrownBy(() -> mail.test(settings)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused.field()).isEqualTo(field);
            if (key.endsWith("in") || key.endsWith("answer"))
                assertThat(String.valueOf(refused.arguments()[0])).startsWith("localhost: ");
        });
    }
}
