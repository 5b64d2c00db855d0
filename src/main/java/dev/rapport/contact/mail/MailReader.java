package dev.rapport.contact.mail;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.InboundReader;
import org.springframework.stereotype.Component;

/** Reads what was fetched from mailboxes. */
@Component
class MailReader implements InboundReader {

    @Override
    public String platform() {
        return MailPlatform.NAME;
    }

    /** What comes from the mailbox's own address is ours, or says so: it is kept, and answered by nobody. */
    @Override
    public Heard read(ChannelAccount account, byte[] body) {
        var heard = MailReading.of(body);
        var own = account.settings().getOrDefault(MailPlatform.ADDRESS, "").strip();
        return heard.from().handle().equalsIgnoreCase(own) ? heard.fromMachine() : heard;
    }
}
