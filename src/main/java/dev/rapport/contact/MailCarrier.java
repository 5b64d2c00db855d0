package dev.rapport.contact;

import dev.rapport.contact.MailOutlets.Sender;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailPlatform;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/** E-mail as plain text, where a mail server is configured or an account is connected, see {@link MailOutlets}. */
@Component
@Order(1)
class MailCarrier implements Carrier {

    static final String NAME = MailPlatform.NAME;

    private static final Logger log = LoggerFactory.getLogger(MailCarrier.class);
    private static final String NOT_SENT = "account.mail.cannot-send";

    /** Bad mailbox, system or address of the one who is written to (RFC 3463, section 3.2). */
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("(?<![\\d.])5\\.1\\.(1|2|3|6|10)\\b");

    private final MailOutlets outlets;
    private final AnsweringAccounts answering;
    private final ChannelAccounts accounts;
    private final Whereabouts whereabouts;

    MailCarrier(MailOutlets outlets, AnsweringAccounts answering, ChannelAccounts accounts, Whereabouts whereabouts) {
        this.outlets = outlets;
        this.answering = answering;
        this.accounts = accounts;
        this.whereabouts = whereabouts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return outlets.from();
    }

    @Override
    public Optional<ChannelAccount> answering(Correspondent with) {
        return answering.of(with, MailPlatform.NAME);
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean isReady() {
        return outlets.isReady();
    }

    @Override
    public boolean isReadyForItself() {
        return outlets.isReadyForItself();
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        return whereabouts.of(with, channel);
    }

    @Override
    public Outcome send(Letter letter) {
        try {
            return outlets.of(letter)
                    .map(sender -> send(letter, sender))
                    .orElseGet(() -> new Outcome.Later(Trouble.of("contact.account-off")));
        } catch (Refused refused) {
            var account = letter.account();
            if (account != null) accounts.troubled(account, refused);
            return new Outcome.Later(Trouble.of("contact.account-troubled"));
        }
    }

    private Outcome send(Letter letter, Sender sender) {
        var writing = sender.writing();
        if (writing.isUnfit(letter)) return new Outcome.Refused(Trouble.of("contact.control-characters"));
        if (!sender.turn().getAsBoolean()) return new Outcome.Later(Trouble.of("contact.enough-for-now"));
        try {
            sender.server().send(mail -> writing.write(mail, letter));
            if (sender.account() != null) accounts.sent(sender.account());
            return new Outcome.Accepted(writing.id(letter));
        } catch (MailException e) {
            log.warn("The mail server did not take {}: {}", letter, e.getMessage());
            var why = why(letter, e);
            if (isForGood(e)) return new Outcome.Refused(why);
            if (sender.account() != null) accounts.notSent(sender.account(), new Trouble(NOT_SENT, why.detail()));
            return new Outcome.Later(why);
        }
    }

    private static Trouble why(Letter letter, MailException failure) {
        var why = why(String.valueOf(failure.getMessage()));
        return isOfCopiesOnly(letter, failure) ? new Trouble("contact.mail-copy-not-taken", why.detail()) : why;
    }

    /** Nothing went out then: a server gets all or nothing. */
    private static boolean isOfCopiesOnly(Letter letter, MailException failure) {
        var unknown = failure instanceof MailSendException sending
                ? Stream.of(sending.getMessageExceptions())
                        .flatMap(MailCarrier::invalid)
                        .toList()
                : List.<String>of();
        return !unknown.isEmpty() && letter.copies().containsAll(unknown) && !unknown.contains(letter.address());
    }

    private static Stream<String> invalid(Exception refusal) {
        return refusal instanceof SendFailedException refused && refused.getInvalidAddresses() != null
                ? Stream.of(refused.getInvalidAddresses()).map(Address::toString)
                : Stream.empty();
    }

    static Trouble why(String said) {
        var key = NO_SUCH_ADDRESS.matcher(said).find() ? "contact.mail-no-such-address" : "contact.mail-not-taken";
        return new Trouble(key, said);
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
