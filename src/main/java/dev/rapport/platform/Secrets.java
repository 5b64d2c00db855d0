package dev.rapport.platform;

import dev.rapport.platform.SecretsKey.UnfitKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals what the database must not know, such as passwords of other systems (AES-256-GCM, a fresh nonce each time). The key
 * stands in the environment or in a file of the data folder, see {@link SecretsKeyFile}; without it everything else runs on.
 */
@Component
public final class Secrets {

    private static final Logger log = LoggerFactory.getLogger(Secrets.class);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + SecretsKey.MARK + NONCE;

    private static final SecretKeySpec NO_KEY = new SecretKeySpec(new byte[1], "HmacSHA256");

    private final SecureRandom random = new SecureRandom();

    /** The one that seals first; none where there is no key. */
    private final List<SecretsKey> keys;

    Secrets(SecretsKeyFile file) {
        keys = read(file);
    }

    private static List<SecretsKey> read(SecretsKeyFile file) {
        try {
            return SecretsKey.read(file.written());
        } catch (UnfitKey e) {
            log.error("{} holds no key: 32 bytes in Base64. Secrets cannot be read or kept.", file.place());
        } catch (IOException e) {
            log.error(
                    "The key of secrets cannot be read or made in {}. Secrets cannot be read or kept.",
                    file.place(),
                    e);
        }
        return List.of();
    }

    /**
     * Refused where there is no key.
     *
     * @param place what it belongs to; opens only there
     */
    public byte[] seal(String secret, String place) {
        if (keys.isEmpty()) throw Refused.unavailable("secrets.no-key");
        var key = keys.getFirst();
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD + sealed.length)
                    .put(FORMAT)
                    .put(key.markBytes())
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refused in words where the key is missing or another one, or what was sealed was changed or stood elsewhere. */
    public String open(byte[] sealed, String place) {
        var key = key(sealed).orElseThrow(() -> Refused.unavailable(trouble()));
        try {
            var nonce = Arrays.copyOfRange(sealed, HEAD - NONCE, HEAD);
            var opened = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(sealed, HEAD, sealed.length - HEAD);
            return new String(opened, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw Refused.unavailable("secrets.damaged");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mark of a text that nobody can try out without the key; without one, a plain hash. */
    public String mark(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.isEmpty() ? NO_KEY : keys.getFirst().key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the key is there with which it was sealed. */
    public boolean opens(byte[] sealed) {
        return key(sealed).isPresent();
    }

    /** Whether it was sealed with the key that seals now. */
    public boolean isOfToday(byte[] sealed) {
        return !keys.isEmpty() && key(sealed).filter(keys.getFirst()::equals).isPresent();
    }

    /** Key of the sentence that says why what is sealed cannot be opened. */
    public String trouble() {
        return keys.isEmpty() ? "secrets.no-key" : "secrets.other-key";
    }

    private Optional<SecretsKey> key(byte[] sealed) {
        if (sealed.length < HEAD || sealed[0] != FORMAT) return Optional.empty();
        var mark = SecretsKey.mark(Arrays.copyOfRange(sealed, 1, 1 + SecretsKey.MARK));
        return keys.stream().filter(key -> key.mark().equals(mark)).findFirst();
    }

    private static Cipher cipher(int mode, SecretsKey key, byte[] nonce, String place) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
