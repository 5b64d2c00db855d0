package dev.rapport.customer;

import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;

/** The channels on which we may reach a customer, in the words in which consent is kept. */
public final class ContactChannels {

    /** In the order in which people choose. */
    public static final List<String> ALL = List.of("wecom", "wechat", "email", "sms", "phone", "douyin", "weibo");

    private ContactChannels() {}

    /** The channel in our spelling; refuses one that there is not, and names those there are. */
    public static String require(String said) {
        var channel = said.strip().toLowerCase(Locale.ROOT);
        if (!ALL.contains(channel)) throw Refused.invalid("customer.bad-channel", said, String.join(", ", ALL));
        return channel;
    }
}
