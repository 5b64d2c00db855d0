package dev.rapport.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The state in which somebody read something, so that what another person wrote meanwhile is not replaced unseen. In the
 * API it is the entity tag of RFC 9110, given out as {@code ETag} and as {@code version}, and taken as {@code If-Match}.
 */
public record Revision(String mark) {

    /** Whatever was written meanwhile may be replaced. */
    public static final Revision ANY = new Revision("*");

    private static final int LENGTH = 16;
    private static final String ALGORITHM = "HmacSHA256";

    /** Until the one of the database is read. */
    private static volatile SecretKeySpec key = new SecretKeySpec(SecureRandom.getSeed(LENGTH), ALGORITHM);

    /**
     * The same parts have the same revision, so that going back to a state is no change. Nobody can try out what the parts are:
     * much that has a revision is masked.
     */
    public static Revision of(@Nullable Object... parts) {
        var text = Arrays.stream(parts)
                .map(part -> Objects.toString(part, ""))
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining(","));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var code = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return new Revision(HexFormat.of().formatHex(code).substring(0, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All copies of the product that share a database give the same revisions. */
    static void keyed(byte[] secret) {
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** What {@code If-Match} says; refused without it, since one cannot know what is replaced. */
    public static Revision ifMatch(@Nullable String header) {
        if (header == null || header.isBlank()) throw new Refused(Refused.Kind.UNCONDITIONAL, "error.no-version");
        return new Revision(header.strip());
    }

    public boolean isStill(Revision now) {
        if (equals(ANY)) return true;
        return Stream.of(mark.split(",")).map(Revision::bare).anyMatch(now.mark::equals);
    }

    /** As {@code ETag} has it. */
    public String tag() {
        return '"' + mark + '"';
    }

    /** On the way a proxy may have made it weak. */
    private static String bare(String tag) {
        var strong = tag.strip();
        if (strong.startsWith("W/")) strong = strong.substring(2);
        return strong.replace("\"", "");
    }
}
