package dev.rapport.loyalty;

import dev.rapport.platform.CleanText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a customer says to redeem a coupon: fifteen signs of chance (75 bits) and one that finds slips, in Crockford's
 * alphabet, in any writing.
 */
record CouponCode(String signs) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int OF_CHANCE = 15;
    private static final int GROUP = 4;
    /** The largest prime below the number of signs: finds each wrong sign but one in 32, and each pair that changed places. */
    private static final int PRIME = 31;

    private static final SecureRandom RANDOM = new SecureRandom();

    static CouponCode next() {
        var signs = new StringBuilder();
        for (var i = 0; i < OF_CHANCE; i++) signs.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        return new CouponCode(signs.append(check(signs)).toString());
    }

    /** Empty where it cannot be one. */
    static Optional<CouponCode> read(String written) {
        var signs = CleanText.line(written)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (signs.length() != OF_CHANCE + 1 || signs.chars().anyMatch(sign -> ALPHABET.indexOf(sign) < 0))
            return Optional.empty();
        var isRight = signs.charAt(OF_CHANCE) == check(signs.substring(0, OF_CHANCE));
        return isRight ? Optional.of(new CouponCode(signs)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(signs.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In groups, as people read it. */
    String written() {
        return String.join("-", signs.split("(?<=\\G.{" + GROUP + "})"));
    }

    private static char check(CharSequence signs) {
        var sum = 0;
        for (var place = 0; place < OF_CHANCE; place++) sum += (place + 1) * ALPHABET.indexOf(signs.charAt(place));
        return ALPHABET.charAt(sum % PRIME);
    }
}
