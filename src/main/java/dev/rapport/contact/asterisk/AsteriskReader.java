package dev.rapport.contact.asterisk;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.calls.PhoneNews;
import dev.rapport.contact.inbound.InboundReader;
import dev.rapport.contact.pbx.PbxReader;
import org.springframework.stereotype.Component;

/** What was heard is kept in the words in which other telephone systems tell of calls, and read as theirs is. */
@Component
class AsteriskReader implements InboundReader {

    private final PbxReader words;

    AsteriskReader(PbxReader words) {
        this.words = words;
    }

    @Override
    public String platform() {
        return AsteriskPlatform.NAME;
    }

    @Override
    public PhoneNews read(ChannelAccount account, byte[] body) {
        return words.read(account, body);
    }
}
