package dev.rapport.contact.accounts;

import dev.rapport.contact.accounts.AccountField.Kind;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Servers that play a platform, so that its channel can be tried without an account there: spoken to by http, and only where
 * whoever runs the product named them. Accounts with one are called so wherever they are listed.
 */
@Component
public final class PlayedServers {

    public static final String SERVER = "server";
    public static final String PORT = "port";

    private static final String USUAL_PORT = "80";

    private final OutsideHosts outside;

    public PlayedServers(OutsideHosts outside) {
        this.outside = outside;
    }

    /** What a platform asks of an account, and that it may be played. */
    public static List<AccountField> and(AccountField... own) {
        return Stream.concat(
                        Stream.of(own),
                        Stream.of(
                                AccountField.optional(SERVER, Kind.ADDRESS),
                                AccountField.optional(PORT, Kind.NUMBER).leading()))
                .toList();
    }

    static boolean isIn(Map<String, String> settings) {
        return settings.containsKey(SERVER);
    }

    /** Refused where an account names a server that the house did not name. */
    public void check(AccountSettings settings) {
        base(settings, "");
    }

    /**
     * Where the calls of an account go.
     *
     * @param host the platform's own
     */
    public String base(AccountSettings settings, String host) {
        var server = settings.find(SERVER);
        if (server.isEmpty()) return "https://" + host;
        var port = settings.find(PORT).orElse(USUAL_PORT);
        if (!outside.isInner(server.get(), Integer.parseInt(port)))
            throw Refused.invalid("accounts.not-played", server.get() + ":" + port)
                    .at(SERVER);
        return "http://" + server.get() + ":" + port;
    }
}
