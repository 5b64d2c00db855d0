package dev.rapport.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key with which secrets are sealed.
 *
 * @param mark tells it from others, and nothing of what it is
 */
record SecretsKey(SecretKeySpec key, String mark) {

    static final int MARK = 6;
    private static final int BYTES = 32;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;]+");

    private static SecretsKey of(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("mark of a key of Rapport".getBytes(StandardCharsets.US_ASCII));
            return new SecretsKey(new SecretKeySpec(bytes, "AES"), mark(Arrays.copyOf(digest.digest(bytes), MARK)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String mark(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    byte[] markBytes() {
        return HexFormat.of().parseHex(mark);
    }

    /** A fresh one as it is written down. */
    static String fresh() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Those that were written down, the one that seals first. */
    static List<SecretsKey> read(String written) throws UnfitKey {
        var keys = BETWEEN.splitAsStream(written.strip())
                .filter(word -> !word.isEmpty())
                .toList();
        if (keys.isEmpty()) throw new UnfitKey();
        var read = new ArrayList<SecretsKey>();
        for (var key : keys) read.add(of(bytes(key)));
        return List.copyOf(read);
    }

    private static byte[] bytes(String key) throws UnfitKey {
        try {
            var bytes = Base64.getDecoder().decode(key);
            if (bytes.length == BYTES) return bytes;
        } catch (IllegalArgumentException e) {
            // said without the word itself, which may be nearly a key
        }
        throw new UnfitKey();
    }

    @Override
    public String toString() {
        return "a key";
    }

    /** What was written down is no key. Never says what it is. */
    static final class UnfitKey extends Exception {}
}
