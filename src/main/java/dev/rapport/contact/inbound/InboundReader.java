package dev.rapport.contact.inbound;

import dev.rapport.contact.accounts.ChannelAccount;

/** Reads what came to accounts of a platform. A Spring bean of each adapter. */
public interface InboundReader {

    /** Name of the {@link dev.rapport.contact.accounts.ChannelPlatform}. */
    String platform();

    /**
     * Speaks to nobody and changes nothing, so that it can be asked again.
     *
     * @throws Unreadable what nobody will ever be able to read
     */
    Inbound read(ChannelAccount account, byte[] body);
}
