package dev.rapport.contact.site;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.Texts;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entered into a form, as it is kept until it is worked.
 *
 * @param id made by the page, so that what comes twice is kept once
 * @param email in its normal form
 * @param phone in the E.164 form; one of the two is there
 * @param page without what follows its path; may be empty
 * @param facts source, medium and campaign as the page's address says
 * @param purpose what they said yes to, with the version of the wording that was shown
 */
record FormEntry(
        String id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        String message,
        String page,
        Map<String, String> facts,
        @Nullable String purpose,
        @Nullable Integer wording) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_MESSAGE = 5_000;
    private static final int LONGEST_FACT = 200;
    private static final int LONGEST_PAGE = 300;
    private static final Map<String, String> TAGS =
            Map.of("utm_source", "source", "utm_medium", "medium", "utm_campaign", "campaign");

    private static final String LEFT_BY_BROWSERS = "|{}[]<>\"\\^`\u007f";
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HOST = Pattern.compile("[a-z]+://[^/?]*");
    private static final Pattern BAD_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    /**
     * As the page brings it.
     *
     * @param nickname is shown to nobody; who fills it in is a machine
     */
    record Written(
            @Nullable String token,
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String message,
            @Nullable Boolean consent,
            @Nullable Integer wording,
            @Nullable String nickname,
            @Nullable String page) {}

    /** What was read: an entry, or by the name of its field what is wrong with it. */
    sealed interface Read {

        record Fit(FormEntry entry) implements Read {}

        record Unfit(Map<String, String> faults) implements Read {}
    }

    static Read read(Written written, @Nullable String purpose, String region) {
        var faults = new LinkedHashMap<String, String>();
        var name = line(written.name());
        var email = line(written.email());
        var phone = line(written.phone());
        var message = CleanText.body(CleanText.fit(said(written.message())));
        if (CleanText.saysNothing(name) || name.length() > LONGEST_NAME) faults.put("name", "name");
        var mail = email(email);
        var number = PhoneNumber.parse(phone, region);
        if (!email.isEmpty() && (mail.isEmpty() || email.length() > LONGEST_ADDRESS)) faults.put("email", "email");
        if (!phone.isEmpty() && number.isEmpty()) faults.put("phone", "phone");
        if (email.isEmpty() && phone.isEmpty()) faults.put("email", "reach");
        if (CleanText.saysNothing(message)) faults.put("message", "message");
        else if (message.length() > LONGEST_MESSAGE) faults.put("message", "long");
        if (!faults.isEmpty()) return new Read.Unfit(faults);
        var hasAgreed = purpose != null && Boolean.TRUE.equals(written.consent()) && written.wording() != null;
        return new Read.Fit(new FormEntry(
                said(written.id()),
                name,
                mail.orElse(null),
                number.map(PhoneNumber::e164).orElse(null),
                message,
                page(written.page()).map(FormEntry::shown).orElse(""),
                page(written.page()).map(FormEntry::tags).orElse(Map.of()),
                hasAgreed ? purpose : null,
                hasAgreed ? written.wording() : null));
    }

    /** An address that mail can reach, in its normal form. */
    static Optional<String> email(String written) {
        return EmailAddress.parse(written).filter(EmailAddress::isDeliverable).map(EmailAddress::value);
    }

    /** Where they are answered, if it can be. */
    String handle() {
        return addresses().getFirst();
    }

    List<String> addresses() {
        return Stream.of(email, phone).filter(Objects::nonNull).toList();
    }

    /** All that they entered, for people to read, in the language in which they seem to have written. */
    String words(Texts texts) {
        var language = HAN.matcher(name + message).find() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        var beside = Stream.of(
                        email == null || phone == null ? "" : texts.get(language, "site.entry.phone", phone),
                        page.isEmpty() ? "" : texts.get(language, "site.entry.page", page),
                        purpose == null ? "" : agreed(texts, language))
                .filter(line -> !line.isEmpty())
                .toList();
        return beside.isEmpty() ? message : message + "\n\n" + String.join("\n", beside);
    }

    private String agreed(Texts texts, Locale language) {
        var what = texts.get(language, "word.purpose." + purpose);
        return texts.get(language, "site.entry.agreed", what, String.valueOf(wording));
    }

    FormEntry withoutConsent() {
        return new FormEntry(id, name, email, phone, message, page, facts, null, null);
    }

    private static String said(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String line(@Nullable String text) {
        return CleanText.line(CleanText.fit(said(text)));
    }

    private static Optional<URI> page(@Nullable String written) {
        return written == null ? Optional.empty() : Site.address(asAddress(written.replaceFirst("#.*", "")));
    }

    /** Browsers leave characters behind the host as they are that {@link URI} takes only when they are encoded. */
    private static String asAddress(String written) {
        var host = HOST.matcher(written);
        if (!host.lookingAt()) return written;
        var safe = new StringBuilder(host.group());
        for (var sign : written.substring(host.end()).getBytes(StandardCharsets.UTF_8))
            if (sign > ' ' && LEFT_BY_BROWSERS.indexOf(sign) < 0) safe.append((char) sign);
            else safe.append("%%%02X".formatted(sign));
        return BAD_PERCENT.matcher(safe).replaceAll("%25");
    }

    private static String shown(URI page) {
        var shown = page.getScheme() + "://" + page.getRawAuthority() + said(page.getRawPath());
        return shown.length() <= LONGEST_PAGE ? shown : shown.substring(0, LONGEST_PAGE);
    }

    private static Map<String, String> tags(URI page) {
        var tags = new LinkedHashMap<String, String>();
        Stream.of(said(page.getRawQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> {
                    var name = TAGS.get(pair[0]);
                    var value = pair.length < 2 ? "" : decoded(pair[1]);
                    if (name != null && !value.isEmpty() && value.length() <= LONGEST_FACT)
                        tags.putIfAbsent(name, value);
                });
        return tags;
    }

    private static String decoded(String text) {
        try {
            return line(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "entry " + id;
    }
}
