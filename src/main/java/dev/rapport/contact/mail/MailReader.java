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

    @Override
    public Heard read(ChannelAccount account, byte[] body) {
        return MailReading.of(body);
    }
}
