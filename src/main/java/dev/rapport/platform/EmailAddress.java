package dev.rapport.platform;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case, its domain in ASCII: two spellings of one mailbox are equal. */
public record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, without the brackets
    private static final Pattern SHAPE = Pattern.compile(
            "[^@\\s\\p{Cntrl},;:<>()\\[\\]\"\\\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\\.[a-z0-9-]{2,}");

    public EmailAddress {
        if (!isNormal(value)) throw Refused.invalid("error.not-an-email-address", value);
    }

    /** Reads an address as people type it, full-width characters and international domains included. */
    public static Optional<EmailAddress> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var at = plain.lastIndexOf('@');
        if (at < 0) return Optional.empty();
        try {
            var normal = plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1));
            return isNormal(normal) ? Optional.of(new EmailAddress(normal)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Enough for its owner to recognise it: {@code l***@example.com}. */
    public String masked() {
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "***" + value.substring(value.indexOf('@'));
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean isNormal(String value) {
        return value.length() <= LONGEST
                && SHAPE.matcher(value).matches()
                && value.equals(value.toLowerCase(Locale.ROOT))
                && !value.contains("..");
    }
}
