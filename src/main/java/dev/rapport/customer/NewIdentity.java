package dev.rapport.customer;

import dev.rapport.platform.Channel;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is on a channel that knows its people itself.
 *
 * @param account of ours, by which the channel knows them; empty where it has one id for all accounts
 * @param external their id there
 * @param unionid the platform's id of one person across accounts
 * @param proof why it is thought to be the customer
 */
public record NewIdentity(
        Channel channel,
        String account,
        String external,
        @Nullable String unionid,
        Certainty certainty,
        @Nullable String proof) {

    /** Those that know their people themselves. */
    public static final List<Channel> CHANNELS = List.of(Channel.WECOM, Channel.WECHAT, Channel.DOUYIN, Channel.WEIBO);

    static final int LONGEST_PROOF = 300;

    private static final int LONGEST_ID = 200;

    public NewIdentity {
        account = CleanText.line(account);
        external = CleanText.line(external);
        unionid = CleanText.lineOrNull(unionid);
        proof = proof(proof);
        if (!CHANNELS.contains(channel))
            throw Refused.invalid(
                    "customer.bad-channel",
                    channel.word(),
                    CHANNELS.stream().map(Channel::word).collect(Collectors.joining(", ")));
        if (external.isEmpty()) throw Refused.invalid("customer.identity-missing");
        if (isNoId(external) || isNoId(account) || unionid != null && isNoId(unionid))
            throw Refused.invalid("customer.bad-identity", LONGEST_ID);
    }

    static @Nullable String proof(@Nullable String written) {
        var proof = CleanText.lineOrNull(written);
        if (proof != null && proof.length() > LONGEST_PROOF)
            throw Refused.invalid("customer.proof-too-long", LONGEST_PROOF);
        return proof;
    }

    private static boolean isNoId(String text) {
        return text.length() > LONGEST_ID || text.chars().anyMatch(Character::isWhitespace);
    }
}
