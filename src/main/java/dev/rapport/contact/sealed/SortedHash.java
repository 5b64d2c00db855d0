package dev.rapport.contact.sealed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SHA-1 over sorted words that stand together, as WeCom, WeChat and Weibo sign their calls. */
public final class SortedHash {

    private SortedHash() {}

    public static String of(String... words) {
        return hex(Stream.of(words).sorted().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    }

    /** Compared in constant time. */
    public static boolean is(String signature, String... words) {
        return isSame(of(words), signature);
    }

    public static boolean isSame(String expected, String signature) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-1 of what stands together. */
    public static String hex(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            for (var part : parts) digest.update(part);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
