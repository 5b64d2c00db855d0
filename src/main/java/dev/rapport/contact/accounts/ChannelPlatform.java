package dev.rapport.contact.accounts;

import dev.rapport.platform.Channel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where we can have an account. A Spring bean of each adapter, with these texts: {@code word.ChannelPlatform.<name>},
 * {@code account.<name>.<field>} (and {@code ….hint} below a field that needs one, {@code ….<choice>} for what is chosen), and
 * {@code account.<name>.how}: what to do on the other side, a paragraph each step.
 */
public interface ChannelPlatform {

    String OURS = "{ours}";

    String ACCOUNT = "{account}";

    /** Never changes: accounts are kept with it. */
    String name();

    Set<Channel> channels();

    /** What must be known of an account, in the order of forms. */
    List<AccountField> fields();

    /**
     * What is entered on the other side, by the key of what it is. {@link #OURS} stands for our own address, {@link #ACCOUNT} for the id
     * of the account.
     */
    default Map<String, String> given() {
        return Map.of();
    }

    /** Of a platform that calls us below {@code /pub/}. */
    static Map<String, String> calling(String door) {
        return Map.of("accounts.our-address", OURS + "/pub/" + door + "/" + ACCOUNT);
    }

    /** Refuses, at the field, what cannot be right, without speaking to anybody. Secrets that cannot be opened are not there. */
    default void check(AccountSettings settings) {}

    /**
     * Speaks to the other side as the account would, outside of any transaction and for some seconds at most.
     *
     * @throws dev.rapport.platform.Refused in words, with what the other side said as the only argument
     */
    void test(AccountSettings settings);
}
