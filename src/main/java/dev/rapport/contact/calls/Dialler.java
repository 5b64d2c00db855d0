package dev.rapport.contact.calls;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.platform.PhoneNumber;

/** Makes calls by a telephone system. A Spring bean of each adapter that can. */
public interface Dialler {

    /** Name of the {@link dev.rapport.contact.accounts.ChannelPlatform}. */
    String platform();

    /**
     * Rings the telephone of an extension, and calls the number when it is taken up. Outside of any transaction, for some seconds
     * at most.
     *
     * @throws dev.rapport.platform.Refused in words, where the telephone system does not
     */
    void call(AccountSettings settings, String extension, PhoneNumber number);
}
