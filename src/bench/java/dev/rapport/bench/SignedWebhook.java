package dev.rapport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What another system posts when somebody wrote, signed after the Standard Webhooks specification. */
final class SignedWebhook {

    static final String SECRET = Base64.getEncoder().encodeToString("the secret of a benchmark".getBytes(UTF_8));

    /** So many people write. */
    static final int SENDERS = 5_000;

    private static final String WORDS = "Where is my order, and when does it come? 我的订单在哪里？ ".repeat(12);

    private final UUID account;
    private final Mac mac;

    SignedWebhook(UUID account) {
        this.account = account;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** About a kilobyte. */
    static byte[] body(String id) {
        return body(id, String.valueOf(Math.floorMod(id.hashCode(), SENDERS)));
    }

    static byte[] body(String id, String sender) {
        return """
                {"id":"%s","from":{"handle":"visitor-%s","name":"Visitor %s"},"text":"%s"}""".formatted(id, sender, sender, WORDS).getBytes(UTF_8);
    }

    /** The whole call as it goes over the wire. */
    byte[] call(String id) {
        return call(id, body(id));
    }

    byte[] call(String id, byte[] body) {
        var seconds = System.currentTimeMillis() / 1_000;
        mac.update((id + "." + seconds + ".").getBytes(UTF_8));
        var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
        var head = """
                POST /pub/webhooks/%s HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Content-Length: %d\r
                webhook-id: %s\r
                webhook-timestamp: %d\r
                webhook-signature: v1,%s\r
                \r
                """.formatted(account, body.length, id, seconds, signature).getBytes(UTF_8);
        var call = new byte[head.length + body.length];
        System.arraycopy(head, 0, call, 0, head.length);
        System.arraycopy(body, 0, call, head.length, body.length);
        return call;
    }
}
