package dev.rapport.contact.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls as the Standard Webhooks specification says: HMAC-SHA256 over id, time in seconds since 1970 and body, with dots
 * between them, as {@code v1,<Base64>}.
 */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;

    /** More would let a stranger have us calculate for long. */
    private static final int MOST_SIGNATURES = 4;

    private static final int LONGEST_HEADER = 512;

    private Signature() {}

    /** What a secret stands for: 24 to 64 bytes in Base64, with or without the usual prefix. */
    public static Optional<byte[]> secret(String written) {
        var text = written.strip();
        try {
            var bytes = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            return bytes.length < SHORTEST_SECRET || bytes.length > LONGEST_SECRET
                    ? Optional.empty()
                    : Optional.of(bytes);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As a header carries it. */
    public static String of(byte[] secret, String id, long seconds, byte[] body) {
        return VERSION + Base64.getEncoder().encodeToString(code(secret, id, seconds, body));
    }

    /** Whether one of the signatures, with spaces between them, was made with one of the secrets. */
    public static boolean fits(List<byte[]> secrets, String id, long seconds, String signatures, byte[] body) {
        if (signatures.length() > LONGEST_HEADER) return false;
        var given = signatures.split(" ", MOST_SIGNATURES + 1);
        var fits = false;
        for (var secret : secrets) {
            var right = code(secret, id, seconds, body);
            for (var place = 0; place < Math.min(given.length, MOST_SIGNATURES); place++)
                fits |= MessageDigest.isEqual(right, decoded(given[place]));
        }
        return fits;
    }

    private static byte[] decoded(String signature) {
        if (!signature.startsWith(VERSION)) return new byte[0];
        try {
            return Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] code(byte[] secret, String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            mac.update(ByteBuffer.wrap(body));
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
