package dev.rapport.contact.hooks;

import dev.rapport.contact.Trouble;
import dev.rapport.contact.hooks.HookDeliveries.Claimed;
import dev.rapport.contact.webhook.Signature;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.OutsideHosts;
import dev.rapport.platform.OutsideHosts.NotOutside;
import dev.rapport.platform.OutsideHttp;
import dev.rapport.platform.OutsideNames;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Posts to one address, with connections of its own, so that one that is slow holds up no other: only where the house goes, looked
 * at where the connection is made; without following redirects; for some seconds only; and of an answer only the beginning is read.
 */
final class HookCalls implements AutoCloseable {

    /** How long one call may take at all. */
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_ANSWER = 500;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final OutsideHosts outside;
    private final OutsideHttp http;

    HookCalls(OutsideHosts outside) {
        this.outside = outside;
        http = new OutsideHttp(new OutsideNames(outside), PATIENCE, LONGEST);
    }

    /** @param secrets all sign; the other side takes the one that it knows */
    HookAnswer post(String address, Claimed what, List<byte[]> secrets, Instant now) {
        var uri = outside.address(address);
        if (uri.isEmpty()) return HookAnswer.none(Trouble.of("hook.bad-address"));
        var body = what.body().getBytes(StandardCharsets.UTF_8);
        var id = what.id().toString();
        var seconds = now.getEpochSecond();
        HttpPost post;
        try {
            post = new HttpPost(uri.get());
        } catch (IllegalArgumentException e) {
            return HookAnswer.none(Trouble.of("hook.bad-address"));
        }
        post.setHeader("webhook-id", id);
        post.setHeader("webhook-timestamp", String.valueOf(seconds));
        post.setHeader(
                "webhook-signature",
                secrets.stream()
                        .map(secret -> Signature.of(secret, id, seconds, body))
                        .collect(Collectors.joining(" ")));
        post.setHeader(HttpHeaders.USER_AGENT, "Rapport");
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        try {
            return http.ask(post, HookCalls::said);
        } catch (NotOutside e) {
            return HookAnswer.none(new Trouble("outside.not-public", uri.get().getHost()));
        } catch (UnknownHostException e) {
            return HookAnswer.none(new Trouble("outside.unknown-host", uri.get().getHost()));
        } catch (InterruptedIOException e) {
            return HookAnswer.none(Trouble.of("hook.too-slow"));
        } catch (IOException e) {
            return HookAnswer.none(new Trouble("hook.not-reached", String.valueOf(e.getMessage())));
        }
    }

    private static HookAnswer said(ClassicHttpResponse response) throws IOException {
        var patience = patience(response.getFirstHeader(HttpHeaders.RETRY_AFTER));
        var entity = response.getEntity();
        if (entity == null) return new HookAnswer(response.getCode(), null, null, patience);
        return new HookAnswer(response.getCode(), text(beginning(entity)), null, patience);
    }

    /** What is odd in an answer does not undo what its code says. */
    private static byte[] beginning(HttpEntity entity) {
        try {
            return entity.getContent().readNBytes(LONGEST_ANSWER);
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static @Nullable String text(byte[] bytes) {
        var text = CleanText.fit(new String(bytes, StandardCharsets.UTF_8));
        return CleanText.saysNothing(text) ? null : text;
    }

    private static @Nullable Duration patience(@Nullable Header header) {
        if (header == null || header.getValue() == null) return null;
        var said = header.getValue().strip();
        return SECONDS.matcher(said).matches() ? Duration.ofSeconds(Long.parseLong(said)) : null;
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
