package dev.rapport.contact;

import dev.rapport.contact.Carrier.Outcome;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.contact.mail.MailPlatform;
import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** For channels whose people leave an e-mail address to be answered at. */
@Component
public class AnswersByMail {

    /** Names of the carriers whose letters go by mail, so that mails which answer them are known. */
    static final List<String> CARRIERS = List.of("web-form", "web-chat");

    private final MailCarrier mail;
    private final AnsweringAccounts answering;
    private final ChannelAccounts accounts;

    AnswersByMail(MailCarrier mail, AnsweringAccounts answering, ChannelAccounts accounts) {
        this.accounts = accounts;
        this.mail = mail;
        this.answering = answering;
    }

    public boolean isReady() {
        return mail.isReady();
    }

    /** The mailbox that a case would be answered from, if it is one of ours. */
    public Optional<ChannelAccount> mailbox(Correspondent with) {
        return answering.of(with, MailPlatform.NAME);
    }

    /** As {@link Carrier#send}. */
    public Outcome send(Letter letter) {
        return send(letter, letter.account(), letter.address());
    }

    /** The same to that address, from the first mailbox of ours or as the product itself writes. */
    public Outcome send(Letter letter, String address) {
        var from = accounts.ready(MailPlatform.NAME).stream().findFirst();
        return send(letter, from.map(ChannelAccount::id).orElse(null), address);
    }

    private Outcome send(Letter letter, @Nullable UUID account, String address) {
        return mail.send(new Letter(
                letter.id(),
                letter.kind(),
                letter.about(),
                letter.thread(),
                MailCarrier.NAME,
                account,
                Channel.EMAIL,
                address,
                letter.heading(),
                letter.body(),
                letter.earlier(),
                letter.automatic(),
                letter.writtenAt()));
    }
}
