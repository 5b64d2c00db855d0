package dev.rapport.contact.mail;

import dev.rapport.contact.accounts.AccountStanding;
import dev.rapport.platform.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says from when on a mailbox is read, what stays in it, and who writes more than a person does. */
@Component
class MailboxStanding implements AccountStanding {

    private final MailboxRows rows;
    private final MailSenders senders;

    MailboxStanding(MailboxRows rows, MailSenders senders) {
        this.rows = rows;
        this.senders = senders;
    }

    @Override
    public String platform() {
        return MailPlatform.NAME;
    }

    @Override
    public List<Remark> of(UUID account) {
        var remarks = new ArrayList<Remark>();
        rows.since(account).ifPresent(known -> {
            remarks.add(new Remark("mail.read-since", null, known.since()));
            if (known.left() > 0)
                remarks.add(new Remark("mail.left-there", new Phrase("mail.left", known.left()), null));
        });
        senders.floods(account)
                .forEach(flood -> remarks.add(new Remark(
                        "mail.floods",
                        new Phrase("mail.flood", flood.shown(), flood.mails(), senders.most()),
                        flood.hour())));
        return remarks;
    }
}
