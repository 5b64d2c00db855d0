package dev.rapport.escalation;

import dev.rapport.escalation.MailQueue.Mail;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderLog;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives e-mails to the mail server, beside the process, which never waits for it. A server that is away is asked again,
 * less and less often, for a day; the step says so when an e-mail could not be sent.
 */
@Component
class MailRun {

    private static final Logger LOG = LoggerFactory.getLogger(MailRun.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final ObjectProvider<JavaMailSender> senders;
    private final MailQueue queue;
    private final LadderLog log;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final String from;
    private final Lock sending = new ReentrantLock();

    MailRun(
            ObjectProvider<JavaMailSender> senders,
            MailQueue queue,
            LadderLog log,
            TransactionOperations transactions,
            Clock clock,
            @Value("${rapport.mail.from:rapport@localhost}") String from) {
        this.senders = senders;
        this.queue = queue;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.from = from;
    }

    /** Begins each time in a thread of its own, so that no other scheduled work waits for the mail server. */
    @Scheduled(fixedRateString = "${rapport.mail.every:2s}")
    void sendDue() {
        var sender = senders.getIfAvailable();
        if (sender == null || !sending.tryLock()) return;
        try {
            while (Boolean.TRUE.equals(transactions.execute(status -> sendNext(sender)))) {}
        } finally {
            sending.unlock();
        }
    }

    /** Whether the mail server answers and there may be more. */
    private boolean sendNext(JavaMailSender sender) {
        return queue.nextDue(clock.instant()).map(mail -> send(sender, mail)).orElse(false);
    }

    private boolean send(JavaMailSender sender, Mail mail) {
        try {
            sender.send(message -> write(new MimeMessageHelper(message, StandardCharsets.UTF_8.name()), mail));
            queue.remove(mail);
            return true;
        } catch (MailException e) {
            LOG.warn("The mail server did not take an e-mail about an escalation: {}", e.getMessage());
            var refused = isRefused(e);
            var now = clock.instant();
            if (refused || mail.writtenAt().plus(LONGEST).isBefore(now)) giveUp(mail);
            else queue.tryAgain(mail, now, FIRST_PAUSE.multipliedBy(1L << Math.min(mail.tries(), MOST_DOUBLINGS)));
            return refused;
        }
    }

    /** That it comes from a machine keeps out-of-office answers away (RFC 3834). */
    private void write(MimeMessageHelper message, Mail mail) throws MessagingException {
        message.setFrom(from);
        message.setTo(mail.address());
        message.setSubject(mail.subject());
        message.setText(mail.body());
        message.getMimeMessage().setHeader("Auto-Submitted", "auto-generated");
    }

    private void giveUp(Mail mail) {
        queue.remove(mail);
        if (queue.isOfCall(mail)) return; // whoever was told has the notice and the task
        log.add(
                mail.step(),
                new LadderEntry.Outcome(
                        clock.instant(), LadderEntry.Kind.MISSING, List.of(), List.of(), "mail-not-taken"));
    }

    /** Whether the server will never take a mail for this address. */
    private static boolean isRefused(MailException failure) {
        return failure instanceof MailSendException sending
                && Stream.of(sending.getMessageExceptions())
                        .anyMatch(one -> one instanceof SendFailedException refused
                                && refused.getInvalidAddresses() != null
                                && refused.getInvalidAddresses().length > 0);
    }
}
