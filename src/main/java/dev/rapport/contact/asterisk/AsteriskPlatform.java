package dev.rapport.contact.asterisk;

import static dev.rapport.contact.accounts.AccountField.needed;
import static dev.rapport.contact.accounts.AccountField.optional;

import dev.rapport.contact.accounts.AccountField;
import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.contact.accounts.ChannelPlatform;
import dev.rapport.contact.pbx.PbxNumbers;
import dev.rapport.platform.Channel;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** An Asterisk, listened to and asked by its manager interface (AMI). */
@Component
class AsteriskPlatform implements ChannelPlatform {

    static final String NAME = "asterisk";
    static final String HOST = "host";
    static final String PORT = "port";
    static final String SECURITY = "security";
    static final String TLS = "tls";

    /** Only to servers inside the house. */
    static final String PLAIN = "plain";

    static final String USER = "user";
    static final String PASSWORD = "password";

    /** How the telephone of an extension is called, with {@link #EXTENSION} in its place. */
    static final String CHANNEL = "channel";

    static final String EXTENSION = "{extension}";

    /** From where in the dial plan calls go out. */
    static final String CONTEXT = "context";

    /** What is dialled before a number outside. */
    static final String PREFIX = "prefix";

    private static final Pattern CHANNELS = Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9_.@/{}-]+");
    private static final Pattern CONTEXTS = Pattern.compile("[A-Za-z0-9_.-]{1,79}");
    private static final Pattern PREFIXES = Pattern.compile("[0-9*#]{1,8}");

    private final AmiServers servers;
    private final HomeRegion home;

    AsteriskPlatform(AmiServers servers, HomeRegion home) {
        this.servers = servers;
        this.home = home;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.PHONE);
    }

    @Override
    public List<AccountField> fields() {
        return List.of(
                needed(HOST, Kind.ADDRESS),
                needed(PORT, Kind.NUMBER).usually("5039").leading(),
                AccountField.choice(SECURITY, List.of(TLS, PLAIN)).leading(),
                needed(USER, Kind.TEXT),
                needed(PASSWORD, Kind.SECRET),
                needed(PbxNumbers.COUNTRY, Kind.TEXT).usually(home.code()),
                optional(PbxNumbers.TEAM, Kind.TEAM),
                optional(PbxNumbers.IGNORED, Kind.TEXT),
                needed(CHANNEL, Kind.TEXT).usually("PJSIP/" + EXTENSION),
                needed(CONTEXT, Kind.TEXT).usually("from-internal"),
                optional(PREFIX, Kind.TEXT));
    }

    @Override
    public void check(AccountSettings settings) {
        servers.check(settings);
        PbxNumbers.check(settings);
        var channel = settings.text(CHANNEL);
        if (!CHANNELS.matcher(channel).matches() || !channel.contains(EXTENSION))
            throw Refused.invalid("account.asterisk.bad-channel", EXTENSION).at(CHANNEL);
        if (!CONTEXTS.matcher(settings.text(CONTEXT)).matches())
            throw Refused.invalid("account.asterisk.bad-context").at(CONTEXT);
        if (settings.find(PREFIX)
                .filter(prefix -> !PREFIXES.matcher(prefix).matches())
                .isPresent())
            throw Refused.invalid("account.asterisk.bad-prefix").at(PREFIX);
        for (var field : List.of(USER, PASSWORD))
            if (!settings.find(field).map(AmiAction::isFit).orElse(true))
                throw Refused.invalid("account.asterisk.not-one-line").at(field);
    }

    /** Logs in, and asks which calls there are. */
    @Override
    public void test(AccountSettings settings) {
        try (var connection = servers.open(settings)) {
            var answer = connection.ask(AsteriskWatcher.whichCalls(), AmiDialler.PATIENCE);
            if (!answer.isSuccess())
                throw Refused.invalid("account.asterisk.may-not-ask", answer.text("Message"))
                        .at(USER);
        } catch (IOException e) {
            throw AmiServers.refused(e, settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("account.asterisk.no-answer", settings.text(HOST));
        }
    }
}
