package dev.rapport.contact.site;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.AnswersByMail;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.site.ChatRows.Visitor;
import dev.rapport.platform.Channel;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Phrase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Answers visitors in the window in which they wrote while they are there, and by mail when they are gone and left an address. Sent
 * is what their browser will be told when it asks next, delivered what it has.
 */
@Component
@Order(5)
class ChatCarrier implements Carrier {

    static final String NAME = "web-chat";

    /** A browser that is there asks every 25 seconds. */
    private static final Duration HERE = Duration.ofMinutes(2);

    private static final String GONE = "account.web.gone";

    private final ChannelAccounts accounts;
    private final AnsweringAccounts answering;
    private final AnswersByMail mail;
    private final ChatRows rows;
    private final TransactionOperations transactions;
    private final Clock clock;

    ChatCarrier(
            ChannelAccounts accounts,
            AnsweringAccounts answering,
            AnswersByMail mail,
            ChatRows rows,
            TransactionOperations transactions,
            Clock clock) {
        this.accounts = accounts;
        this.answering = answering;
        this.mail = mail;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    static String there(UUID letter) {
        return letter.toString();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return SitePlatform.NAME;
    }

    /** Only the one that heard: visitors are known to it alone. */
    @Override
    public Optional<ChannelAccount> answering(Correspondent with) {
        return answering
                .heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.isOn() && account.platform().equals(SitePlatform.NAME));
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.CHAT);
    }

    @Override
    public boolean isReady() {
        return accounts.isConnected(SitePlatform.NAME);
    }

    @Override
    public boolean isReadyForItself() {
        return false;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        var account = answering(with);
        var handle = answering.handle(with).orElse("");
        if (account.isEmpty()) return new Reach.Nowhere("contact.not-known-there");
        var visitor = rows.find(account.get().id(), handle);
        if (visitor.isEmpty()) return new Reach.Nowhere(GONE);
        if (isHere(visitor.get(), Instants.now(clock)))
            return new Reach.At(handle, "", new Phrase("account.web.while-here"));
        return byMail(visitor.get())
                .<Reach>map(address -> new Reach.At(handle, address.masked(), new Phrase("account.web.by-mail")))
                .orElseGet(() -> new Reach.Nowhere(GONE));
    }

    private Optional<EmailAddress> byMail(Visitor visitor) {
        return mail.isReady() ? Optional.ofNullable(visitor.email()).flatMap(EmailAddress::parse) : Optional.empty();
    }

    private static boolean isHere(Visitor visitor, Instant now) {
        return visitor.seenAt().plus(HERE).isAfter(now);
    }

    @Override
    public Outcome send(Letter letter) {
        var account = letter.account();
        if (account == null) return new Outcome.Refused(Trouble.of("contact.account-off"));
        if (accounts.byId(account).filter(ChannelAccount::isOn).isEmpty())
            return new Outcome.Later(Trouble.of("contact.account-off"));
        var visitor = rows.find(account, letter.address()).orElse(null);
        if (visitor == null) return new Outcome.Refused(Trouble.of(GONE));
        var now = Instants.now(clock);
        if (isHere(visitor, now)) {
            transactions.executeWithoutResult(status -> rows.answer(
                    account, letter.address(), letter.id(), letter.heading(), letter.body(), letter.writtenAt()));
            return new Outcome.Accepted(there(letter.id()));
        }
        var email = visitor.email();
        if (email == null || !mail.isReady()) return new Outcome.Refused(Trouble.of(GONE));
        return mail.send(letter, email);
    }
}
