package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.ChannelAccount;
import java.time.Instant;

/** Takes in what was read. One Spring bean for each class of it. */
public interface Takes<I extends Inbound> {

    Class<I> what();

    /**
     * In the transaction that also writes down that it was worked.
     *
     * @param receivedAt when it came in, from which clocks count
     */
    void take(ChannelAccount account, I inbound, Instant receivedAt);
}
