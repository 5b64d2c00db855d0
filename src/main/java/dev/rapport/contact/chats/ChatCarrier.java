package dev.rapport.contact.chats;

import dev.rapport.contact.AnsweringAccounts;
import dev.rapport.contact.Carrier;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Letter;
import dev.rapport.contact.Trouble;
import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.accounts.ChannelAccounts;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers people where they wrote, by the account that heard them: they are known to it alone. Its texts are
 * {@code account.<platform>.too-long}, {@code ….not-reached} and {@code ….said}.
 */
public abstract class ChatCarrier implements Carrier {

    private static final Logger log = LoggerFactory.getLogger(ChatCarrier.class);
    private static final String NOT_KNOWN_THERE = "contact.not-known-there";

    private final String platform;
    private final Channel channel;
    private final ChannelAccounts accounts;
    private final AnsweringAccounts answering;

    protected ChatCarrier(String platform, Channel channel, ChannelAccounts accounts, AnsweringAccounts answering) {
        this.platform = platform;
        this.channel = channel;
        this.accounts = accounts;
        this.answering = answering;
    }

    /** Where somebody is answered, with what the platform limits; nowhere where it does not let us. */
    protected abstract Reach reach(UUID account, String handle);

    protected abstract boolean isTooLong(String text);

    /**
     * Says it there. {@link ChatHttp#say} tells where nobody knows whether it was taken: then it goes back to who wrote it, who alone
     * can say whether it is to be said again.
     */
    protected abstract Outcome say(UUID account, Letter letter) throws IOException;

    /** Says it where everybody reads it, below what was said there; of platforms that {@link #answersInPublic} alone. */
    protected Outcome sayInPublic(UUID account, Letter letter) throws IOException {
        throw new IllegalStateException(platform + " says nothing in public");
    }

    @Override
    public final String name() {
        return platform;
    }

    @Override
    public final String account() {
        return platform;
    }

    @Override
    public final Optional<ChannelAccount> answering(Correspondent with) {
        return answering
                .heard(with)
                .flatMap(accounts::byId)
                .filter(account -> account.isOn() && account.platform().equals(platform));
    }

    @Override
    public final Set<Channel> channels() {
        return isReady() ? Set.of(channel) : Set.of();
    }

    @Override
    public final boolean isReady() {
        return accounts.isConnected(platform);
    }

    @Override
    public final boolean isReadyForItself() {
        return false;
    }

    @Override
    public final Reach reach(Correspondent with, Channel asked) {
        var account = answering(with);
        var handle = answering.handle(with);
        return account.isEmpty() || handle.isEmpty()
                ? unknown()
                : reach(account.get().id(), handle.get());
    }

    @Override
    public final Optional<String> unfit(String words) {
        return isTooLong(words) ? Optional.of(key("too-long")) : Optional.empty();
    }

    @Override
    public final Outcome send(Letter letter) {
        var account = letter.account();
        if (account == null) return new Outcome.Refused(Trouble.of("contact.account-off"));
        if (accounts.byId(account).filter(ChannelAccount::isOn).isEmpty())
            return new Outcome.Later(Trouble.of("contact.account-off"));
        var unfit = letter.isInPublic() ? unfitInPublic(letter.body()) : unfit(letter.body());
        if (unfit.isPresent()) return new Outcome.Refused(Trouble.of(unfit.get()));
        try {
            return letter.isInPublic() ? sayInPublic(account, letter) : say(account, letter);
        } catch (NobodyKnows e) {
            log.warn("Nobody knows whether {} took {}: {}", platform, letter, e.toString());
            return new Outcome.Refused(new Trouble("contact.unknown", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            log.warn("{} did not take {}: {}", platform, letter, e.toString());
            return later(account, new Trouble(key("not-reached"), String.valueOf(e.getMessage())));
        } catch (Refused refused) {
            accounts.troubled(account, refused);
            return new Outcome.Later(Trouble.of("contact.account-troubled"));
        }
    }

    protected static Reach unknown() {
        return new Reach.Nowhere(NOT_KNOWN_THERE);
    }

    /** Key of a text of the platform. */
    protected final String key(String name) {
        return "account." + platform + "." + name;
    }

    /** @param there the id on the other side, unique within the account */
    protected final Outcome taken(UUID account, String there) {
        accounts.sent(account);
        return new Outcome.Accepted(account + " " + there);
    }

    /** Not now; the account says so until it goes again. */
    protected final Outcome later(UUID account, Trouble why) {
        accounts.notSent(account, why);
        return new Outcome.Later(why);
    }

    /** For good. */
    protected final Outcome refused(String said) {
        return new Outcome.Refused(new Trouble(key("said"), said));
    }
}
