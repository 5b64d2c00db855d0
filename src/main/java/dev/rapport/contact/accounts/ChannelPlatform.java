package dev.rapport.contact.accounts;

import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Set;

/**
 * Where we can have an account. A Spring bean of each adapter, with these texts: {@code word.ChannelPlatform.<name>},
 * {@code account.<name>.<field>} (and {@code ….hint} below a field that needs one, {@code ….<choice>} for what is chosen), and
 * {@code account.<name>.how}: what to do on the other side, a paragraph each step.
 */
public interface ChannelPlatform {

    /** Never changes: accounts are kept with it. */
    String name();

    Set<Channel> channels();

    /** What must be known of an account, in the order of forms. */
    List<AccountField> fields();

    /** Refuses, at the field, what cannot be right, without speaking to anybody. Secrets that cannot be opened are not there. */
    default void check(AccountSettings settings) {}

    /**
     * Speaks to the other side as the account would, outside of any transaction and for some seconds at most.
     *
     * @throws dev.rapport.platform.Refused in words, with what the other side said as the only argument
     */
    void test(AccountSettings settings);
}
