package dev.rapport.access;

import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.UserId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Masks phones, e-mail addresses and ids of other platforms, also where they stand among words. Who sees how much is
 * said by {@link FieldLevels}; as shipped, of a case: whoever works on it, the team it lies with, and managers, who may
 * take it over. Everybody else, auditors and administrators too, sees them masked.
 */
@Component
public class ContactSight {

    private static final Pattern ABOUT_PHONES = Pattern.compile(
            ".*(phone|mobile|whatsapp|telefon|handy|fax|电话|手机|传真).*|(.*[^a-z])?tel([^a-z].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final int DIGITS_OF_A_PHONE = 7;
    private static final int LONGEST = 1_000;
    private static final int SHORTEST_WITH_ENDS = 8;
    private static final String HIDDEN = "***";
    private static final Pattern MAIL =
            Pattern.compile("[\\w.%+-]{1,64}[@＠][\\w-]{1,63}([.．][\\w-]{1,63}){1,8}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9０-９][0-9０-９ ().-]{5,}");
    private static final String HIDDEN_MAIL = Matcher.quoteReplacement(HIDDEN);

    private final Access access;
    private final FieldLevels levels;
    private final HomeRegion region;

    ContactSight(Access access, FieldLevels levels, HomeRegion region) {
        this.access = access;
        this.levels = levels;
        this.region = region;
    }

    /** Whether the asker sees those in what people wrote in full, in a case of this owner and team. The system does. */
    public boolean inFull(@Nullable UserId owner, @Nullable String team) {
        return levels.sight(GuardedField.WORDS, owner, team) == Sight.FULL;
    }

    /**
     * Whether the asker may ask whose a whole number or address is: those who serve customers. Whoever only looks could
     * else try out the digits that the mask hides.
     */
    public boolean mayAskWhose() {
        return access.hasRole(Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN);
    }

    /** For machines. */
    public static String phone(PhoneNumber phone, Sight sight) {
        return sight.of(phone.e164(), phone.masked());
    }

    /** For people, with its extension. */
    public String spoken(PhoneNumber phone, Sight sight) {
        var locale = access.current().map(Person::locale).orElse(Locale.ENGLISH);
        return sight.of(phone.formatted(locale), phone.masked());
    }

    public static String email(EmailAddress email, Sight sight) {
        return sight.of(email.value(), email.masked());
    }

    /** An id of another platform: enough to tell two apart. */
    public static String identity(String external, boolean inFull) {
        if (inFull) return external;
        var length = external.codePointCount(0, external.length());
        if (length < SHORTEST_WITH_ENDS) return external.substring(0, external.offsetByCodePoints(0, 1)) + "***";
        return external.substring(0, external.offsetByCodePoints(0, 2))
                + "***"
                + external.substring(external.offsetByCodePoints(0, length - 2));
    }

    /** Facts by name, where a phone or an e-mail address may be among them. */
    public Map<String, String> facts(Map<String, String> facts, boolean inFull) {
        if (inFull) return facts;
        var shown = new TreeMap<>(facts);
        shown.replaceAll(this::masked);
        return shown;
    }

    /** What somebody wrote in their own words, where phones and e-mail addresses may stand. */
    public String words(String text, boolean inFull) {
        if (inFull) return text;
        return text.lines().map(this::maskedLine).collect(Collectors.joining("\n"));
    }

    private String maskedLine(String line) {
        var withoutMails = MAIL.matcher(line).replaceAll(HIDDEN_MAIL);
        if (withoutMails.codePoints().filter(Character::isDigit).count() < DIGITS_OF_A_PHONE) return withoutMails;
        return withoutMails.length() > LONGEST
                ? LONG_NUMBER.matcher(withoutMails).replaceAll(HIDDEN_MAIL)
                : PhoneNumber.replacedIn(withoutMails, region.code(), HIDDEN);
    }

    /** Whatever the fact is called, a number in it may be a phone's. */
    private String masked(String name, String value) {
        if (value.indexOf('@') >= 0 || value.indexOf('＠') >= 0)
            return EmailAddress.parse(value).map(EmailAddress::masked).orElse(HIDDEN);
        if (value.codePoints().filter(Character::isDigit).count() < DIGITS_OF_A_PHONE) return value;
        return ABOUT_PHONES.matcher(name).matches() || value.length() > LONGEST
                ? HIDDEN
                : PhoneNumber.replacedIn(value, region.code(), HIDDEN);
    }
}
