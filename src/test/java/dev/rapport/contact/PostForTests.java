package dev.rapport.contact;

import dev.rapport.testing.MailServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionOperations;

/** A copy of the application's way out with carriers of its own. */
public final class PostForTests {

    private final Sending sending;

    private PostForTests(Sending sending) {
        this.sending = sending;
    }

    static PostForTests of(
            JdbcClient jdbc, TransactionOperations transactions, Clock clock, LetterKind kind, Carrier... carriers) {
        return new PostForTests(
                new Sending(new Outgoing(jdbc), List.of(carriers), List.of(kind), transactions, event -> {}, clock));
    }

    public static PostForTests byMail(
            JdbcClient jdbc, TransactionOperations transactions, Clock clock, MailServer server, LetterKind kind) {
        return of(jdbc, transactions, clock, kind, mail(server));
    }

    static MailCarrier mail(MailServer server) {
        var senders = new StaticListableBeanFactory(Map.of("sender", server.sender()));
        var mails = new MailOutlets(
                senders.getBeanProvider(JavaMailSender.class), null, null, null, "rapport@acme.example");
        return new MailCarrier(mails, null, null, null);
    }

    public Sending sending() {
        return sending;
    }

    public void sendDue() {
        sending.sendDue();
    }
}
