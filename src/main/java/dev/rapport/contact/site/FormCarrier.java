package dev.rapport.contact.site;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.AnswersByMail;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Letter;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Channel;
import dev.rapport.platform.EmailAddress;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who entered something into a form is answered by mail, at the address that they left. */
@Component
@Order(4)
class FormCarrier implements Carrier {

    static final String NAME = "web-form";

    private final ChannelAccounts accounts;
    private final AnsweringAccounts answering;
    private final AnswersByMail mail;

    FormCarrier(ChannelAccounts accounts, AnsweringAccounts answering, AnswersByMail mail) {
        this.accounts = accounts;
        this.answering = answering;
        this.mail = mail;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String account() {
        return SitePlatform.NAME;
    }

    /** The mailbox from which it goes. */
    @Override
    public Optional<ChannelAccount> answering(Correspondent with) {
        return isOfForm(with) ? mail.mailbox(with) : Optional.empty();
    }

    private boolean isOfForm(Correspondent with) {
        return answering
                .heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.platform().equals(SitePlatform.NAME))
                .isPresent();
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.WEB);
    }

    @Override
    public boolean isReady() {
        return mail.isReady() && accounts.isConnected(SitePlatform.NAME);
    }

    @Override
    public boolean isReadyForItself() {
        return false;
    }

    @Override
    public Reach reach(Correspondent with, Channel channel) {
        if (!isOfForm(with)) return new Reach.Nowhere("contact.not-known-there");
        var handle = answering.handle(with).orElse("");
        return EmailAddress.parse(handle)
                .<Reach>map(address -> new Reach.At(handle, address.masked()))
                .orElseGet(() -> new Reach.Nowhere("contact.no-email"));
    }

    @Override
    public Outcome send(Letter letter) {
        return mail.send(letter);
    }
}
