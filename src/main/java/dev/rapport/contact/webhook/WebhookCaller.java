package dev.rapport.contact.webhook;

import dev.rapport.contact.accounts.AccountSettings;
import dev.rapport.platform.Ids;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.OutsideNames;
import dev.rapport.platform.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls an address that an administrator entered: by https, and where the house named the server by http, too; only where the
 * house goes, looked at where the connection is made; without following redirects, and for some seconds only.
 */
@Component
class WebhookCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int REDIRECTED = 300;

    private final OutsideHosts outside;
    private final JsonMapper json;
    private final Clock clock;
    private final OutsideHttp http;

    WebhookCaller(OutsideHosts outside, JsonMapper json, Clock clock) {
        this.outside = outside;
        this.json = json;
        this.clock = clock;
        http = new OutsideHttp(new OutsideNames(outside), PATIENCE, LONGEST);
    }

    /** Refused where nothing could be called. */
    URI address(String written) {
        return outside.address(written)
                .orElseThrow(
                        () -> Refused.invalid("account.webhook.bad-address").at(WebhookPlatform.ANSWERS));
    }

    void test(AccountSettings settings) {
        try {
            var code = call(settings, Ids.next().toString(), Map.of("type", "test"));
            if (!isTaken(code)) throw Refused.unavailable("account.webhook.not-taken", "HTTP " + code);
        } catch (IOException e) {
            throw Refused.unavailable("account.webhook.not-reached", String.valueOf(e.getMessage()));
        }
    }

    static boolean isTaken(int code) {
        return code >= OK && code < REDIRECTED;
    }

    /**
     * Posts it, signed; the other side knows a repeat by the id.
     *
     * @return what the other side answered, as HTTP says it
     */
    int call(AccountSettings settings, String id, Map<String, ?> what) throws IOException {
        var body = json.writeValueAsString(what).getBytes(StandardCharsets.UTF_8);
        var seconds = clock.instant().getEpochSecond();
        var secret = Signature.secret(settings.text(WebhookPlatform.SECRET))
                .orElseThrow(() -> Refused.invalid("account.webhook.bad-secret"));
        var post = new HttpPost(address(settings.text(WebhookPlatform.ANSWERS)));
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", String.valueOf(seconds));
        post.setHeader("webhook-signature", Signature.of(secret, id, seconds, body));
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return http.ask(post, response -> response.getCode());
    }
}
