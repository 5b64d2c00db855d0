package dev.rapport.customer;

import static dev.rapport.platform.Channel.DOUYIN;
import static dev.rapport.platform.Channel.EMAIL;
import static dev.rapport.platform.Channel.PHONE;
import static dev.rapport.platform.Channel.SMS;
import static dev.rapport.platform.Channel.WECHAT;
import static dev.rapport.platform.Channel.WECOM;
import static dev.rapport.platform.Channel.WEIBO;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The channels on which we may reach a customer who did not ask for it, if the customer agreed. */
public final class ContactChannels {

    /** In the order in which people choose. */
    public static final List<Channel> ALL = List.of(WECOM, WECHAT, EMAIL, SMS, PHONE, DOUYIN, WEIBO);

    private ContactChannels() {}

    /** The word of the channel, in our spelling; refuses one that there is not, and names those there are. */
    public static String require(String said) {
        var word = said.strip().toLowerCase(Locale.ROOT);
        if (ALL.stream().noneMatch(channel -> channel.word().equals(word)))
            throw Refused.invalid(
                    "customer.bad-channel",
                    said,
                    ALL.stream().map(Channel::word).collect(Collectors.joining(", ")));
        return word;
    }
}
