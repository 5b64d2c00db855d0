package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.ChannelAccount;
import java.time.Instant;

/** Takes in what was read. */
public interface Hears {

    /**
     * In the transaction that also writes down that it was worked.
     *
     * @param receivedAt when it came in, from which clocks count
     */
    void hear(ChannelAccount account, Heard heard, Instant receivedAt);
}
