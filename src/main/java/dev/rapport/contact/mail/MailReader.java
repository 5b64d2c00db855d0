package dev.rapport.contact.mail;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.inbound.Heard;
import dev.rapport.contact.inbound.Inbound;
import dev.rapport.contact.inbound.Inbound.Several;
import dev.rapport.contact.inbound.InboundReader;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what was fetched from mailboxes. */
@Component
class MailReader implements InboundReader {

    @Override
    public String platform() {
        return MailPlatform.NAME;
    }

    /** What a server gives back is told where it was said, and that it did not arrive at what was said. */
    @Override
    public Inbound read(ChannelAccount account, byte[] body) {
        var heard = heard(account, body);
        return heard.automatic()
                ? MailReading.lost(body)
                        .<Inbound>map(lost -> new Several(List.of(heard, lost)))
                        .orElse(heard)
                : heard;
    }

    /** What comes from the mailbox's own address is ours, or says so: it is kept, and answered by nobody. */
    private static Heard heard(ChannelAccount account, byte[] body) {
        var heard = MailReading.of(body);
        var own = account.settings().getOrDefault(MailPlatform.ADDRESS, "").strip();
        return heard.from().handle().equalsIgnoreCase(own) ? heard.fromMachine() : heard;
    }
}
