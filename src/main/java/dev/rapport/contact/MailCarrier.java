package dev.rapport.contact;

import dev.rapport.platform.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** E-mail as plain text, where a mail server is configured ({@code spring.mail.host}). */
@Component
@Order(1)
class MailCarrier implements Carrier {

    static final String NAME = "mail";

    /** Fits into the 75 signs of an encoded word, however long a point is in UTF-8. */
    private static final int POINTS_A_WORD = 11;

    private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);

    private final ObjectProvider<JavaMailSender> senders;
    private final Whereabouts whereabouts;
    private final String from;

    MailCarrier(
            ObjectProvider<JavaMailSender> senders,
            Whereabouts whereabouts,
            @Value("${rapport.mail.from:rapport@localhost}") String from) {
        this.senders = senders;
        this.whereabouts = whereabouts;
        this.from = from;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return from;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean isReady() {
        return senders.getIfAvailable() != null;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        return whereabouts.of(with, channel);
    }

    @Override
    public Outcome send(Letter letter) {
        if (Stream.concat(Stream.of(letter.address(), letter.heading(), from), letter.earlier().stream())
                .anyMatch(MailCarrier::hasControlCharacters))
            return new Outcome.Refused(Trouble.of("contact.control-characters"));
        try {
            senders.getObject().send(mail -> write(new MimeMessageHelper(mail, StandardCharsets.UTF_8.name()), letter));
            return new Outcome.Accepted(id(letter));
        } catch (MailException e) {
            log.warn("The mail server did not take {}: {}", letter, e.getMessage());
            var why = new Trouble("contact.mail-not-taken", String.valueOf(e.getMessage()));
            return isForGood(e) ? new Outcome.Refused(why) : new Outcome.Later(why);
        }
    }

    /** That a mail comes from a machine keeps out-of-office answers away (RFC 3834). */
    private void write(MimeMessageHelper mail, Letter letter) throws MessagingException {
        var message = mail.getMimeMessage();
        message.setHeader("Message-ID", id(letter));
        if (!letter.earlier().isEmpty()) {
            message.setHeader("In-Reply-To", letter.earlier().getLast());
            message.setHeader("References", String.join(" ", letter.earlier()));
        }
        if (letter.automatic()) message.setHeader("Auto-Submitted", "auto-generated");
        mail.setFrom(from);
        mail.setTo(letter.address());
        mail.setSubject(letter.heading());
        if (letter.heading().contains("=?")) message.setHeader("Subject", encoded(letter.heading()));
        mail.setText(letter.body());
    }

    /** Words that look as if they were encoded already are, so that they are read as they were written (RFC 2047). */
    private static String encoded(String words) {
        var points = words.codePoints().toArray();
        return IntStream.iterate(0, from -> from < points.length, from -> from + POINTS_A_WORD)
                .mapToObj(from -> new String(points, from, Math.min(POINTS_A_WORD, points.length - from)))
                .map(part -> Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                .map(part -> "=?UTF-8?B?" + part + "?=")
                .collect(Collectors.joining("\r\n "));
    }

    private String id(Letter letter) {
        return "<" + letter.id() + "@" + from.substring(from.indexOf('@') + 1).replaceFirst(">$", "") + ">";
    }

    private static boolean hasControlCharacters(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isForGood(MailException failure) {
        return failure instanceof MailPreparationException
                || failure instanceof MailParseException
                || failure instanceof MailSendException sending
                        && Stream.of(sending.getMessageExceptions()).anyMatch(MailCarrier::isForGood);
    }

    /** Whether the server will never take it: an address it does not know, or an answer of 5xx. */
    private static boolean isForGood(Exception refusal) {
        return refusal instanceof SendFailedException refused
                        && refused.getInvalidAddresses() != null
                        && refused.getInvalidAddresses().length > 0
                || refusal instanceof SMTPSendFailedException answer && answer.getReturnCode() / 100 == 5;
    }
}
