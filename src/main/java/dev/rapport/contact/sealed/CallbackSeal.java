package dev.rapport.contact.sealed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How the platform signs and seals its calls: SHA-1 over the sorted token, time, nonce and sealed text; AES-CBC over 16 random
 * bytes, a length, the text and whom it is for, filled up to 32 bytes. Whatever does not fit to the byte is nothing.
 */
public final class CallbackSeal {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{43}");
    private static final int VECTOR = 16;
    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + Integer.BYTES;

    private final String token;
    private final byte[] key;
    private final byte[] receiver;

    private CallbackSeal(String token, byte[] key, String receiver) {
        this.token = token;
        this.key = key;
        this.receiver = receiver.getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where the key is none: 43 letters and digits, which are 32 bytes in Base64. */
    public static Optional<CallbackSeal> of(String token, String key, String receiver) {
        if (!KEY.matcher(key).matches()) return Optional.empty();
        return Optional.of(new CallbackSeal(token, Base64.getDecoder().decode(key + "="), receiver));
    }

    public boolean isSigned(String signature, String time, String nonce, String sealed) {
        return SortedHash.is(signature, token, time, nonce, sealed);
    }

    public String signature(String time, String nonce, String sealed) {
        return SortedHash.of(token, time, nonce, sealed);
    }

    /** What was sealed for us; ask {@link #isSigned} first. */
    public Optional<byte[]> open(String sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            if (bytes.length == 0 || bytes.length % BLOCK != 0) return Optional.empty();
            return taken(cipher(Cipher.DECRYPT_MODE).doFinal(bytes));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> taken(byte[] plain) {
        var fill = plain[plain.length - 1];
        if (fill < 1 || fill > BLOCK) return Optional.empty();
        var end = plain.length - fill;
        for (var place = end; place < plain.length; place++) if (plain[place] != fill) return Optional.empty();
        if (end < HEAD) return Optional.empty();
        var length = ByteBuffer.wrap(plain, RANDOM, Integer.BYTES).getInt();
        if (length < 0 || length > end - HEAD) return Optional.empty();
        var from = HEAD + length;
        return MessageDigest.isEqual(receiver, Arrays.copyOfRange(plain, from, end))
                ? Optional.of(Arrays.copyOfRange(plain, HEAD, from))
                : Optional.empty();
    }

    /** As the platform does it. */
    public String seal(byte[] random, byte[] text) {
        var length = HEAD + text.length + receiver.length;
        var fill = BLOCK - length % BLOCK;
        var plain = ByteBuffer.allocate(length + fill)
                .put(random, 0, RANDOM)
                .putInt(text.length)
                .put(text)
                .put(receiver);
        while (plain.hasRemaining()) plain.put((byte) fill);
        try {
            return Base64.getEncoder()
                    .encodeToString(cipher(Cipher.ENCRYPT_MODE).doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, VECTOR));
        return cipher;
    }
}
