package dev.rapport.platform;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An e-mail address in lower case, its domain in ASCII: two spellings of one mailbox are equal. */
public record EmailAddress(String value) {

    private static final int LONGEST = 254; // RFC 5321, section 4.5.3.1.3, without the brackets
    private static final Pattern SHAPE = Pattern.compile(
            "[^@\\s\\p{Cntrl},;:<>()\\[\\]\"\\\\]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\\.[a-z0-9-]{2,}");

    private static final Pattern SIGNS = Pattern.compile("[,;、，；]+");
    private static final Pattern SIGNS_AND_SPACES = Pattern.compile("[,;、，；/\\s]+");
    private static final Pattern NAMED = Pattern.compile("[^<>@]*[^<>@\\s]\\s*<([^<>]+)>");

    public EmailAddress {
        if (!isNormal(value)) throw Refused.invalid("error.not-an-email-address", value);
    }

    /**
     * Reads an address as people and mail programs write it: full width, a name beside it, international domains. One
     * that was shown masked is none.
     */
    public static Optional<EmailAddress> parse(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        var plain = bare(Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .strip()
                .toLowerCase(Locale.ROOT));
        var at = plain.lastIndexOf('@');
        if (at < 0) return Optional.empty();
        return Domain.ascii(plain.substring(at + 1))
                .map(domain -> plain.substring(0, at + 1) + domain)
                .filter(EmailAddress::isNormal)
                .filter(address -> !address.contains("***"))
                .filter(address -> !address.startsWith(".") && !address.contains(".@")) // RFC 5321, "Dot-string"
                .map(EmailAddress::new);
    }

    /** Reads one address; refused when it is none, and by its own sentence when there are two. */
    public static EmailAddress read(String text) {
        return parse(text)
                .orElseThrow(() -> Refused.invalid(
                        text.chars().filter(c -> c == '@' || c == '＠').count() > 1
                                        && text.matches("(?s).*[,;、/，；\\s].*")
                                ? "email.several"
                                : "error.not-an-email-address",
                        hinted(text)));
    }

    /** Reads the addresses of a cell or field, which people separate as they like; refused as {@link #read} does. */
    public static List<EmailAddress> readAll(String text) {
        return parse(text)
                .map(List::of)
                .or(() -> several(text, SIGNS))
                .or(() -> several(text, SIGNS_AND_SPACES))
                .orElseGet(() -> List.of(read(text)));
    }

    private static Optional<List<EmailAddress>> several(String text, Pattern between) {
        var parts = Stream.of(between.split(text, -1))
                .filter(part -> !part.isBlank())
                .map(EmailAddress::parse)
                .toList();
        return parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(
                        parts.stream().flatMap(Optional::stream).distinct().toList())
                : Optional.empty();
    }

    private static String bare(String text) {
        var named = NAMED.matcher(text);
        if (named.matches()) return named.group(1).strip();
        return text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
    }

    /** Enough to find the cell again: refusals are kept and read by others. */
    private static String hinted(String text) {
        var shown = text.strip();
        return shown.substring(0, Math.min(shown.length(), LONGEST))
                .replaceAll("([^@＠\\s,;<、，；])[^@＠\\s,;<、，；]*(?=[@＠])", "$1…");
    }

    /** False where nothing is ever delivered (RFC 2606, section 2). */
    public boolean isDeliverable() {
        return !value.endsWith(".invalid");
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
