package dev.rapport.platform;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number that could be dialled from anywhere, in the E.164 form {@code +8613812345678}, and the extension
 * behind it: two spellings of one number are equal. What is kept need only have a length of its country; what is newly
 * read must also be given out there.
 *
 * @param extension digits to be dialled once the switchboard has answered
 */
public record PhoneNumber(String e164, @Nullable String extension) {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final Pattern NORMAL = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,8}");
    private static final int MOST_TRIES = 100;
    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 4;

    public PhoneNumber {
        if (parts(e164).isEmpty()
                || (extension != null && !EXTENSION.matcher(extension).matches()))
            throw Refused.invalid("error.not-a-phone-number", e164);
    }

    public PhoneNumber(String e164) {
        this(e164, null);
    }

    /**
     * Reads one number as people and files write it; empty when it is none, several, or not plainly one.
     *
     * @param region two-letter country whose habits apply when the number names no country, such as {@code CN}
     */
    public static Optional<PhoneNumber> parse(String text, String region) {
        return PhoneText.read(text, region) instanceof PhoneText.Numbers(var numbers) && numbers.size() == 1
                ? Optional.of(numbers.getFirst())
                : Optional.empty();
    }

    /** The numbers, in the E.164 form, that the text is in the countries where it is one without saying which country. */
    public static Set<String> inAnyCountry(String text) {
        return PhoneText.inAnyCountry(text);
    }

    /** Reads one number; refused with what is unclear about it. */
    public static PhoneNumber read(String text, String region) {
        var numbers = readAll(text, region);
        if (numbers.size() > 1) throw Refused.invalid("phone.several", PhoneText.hinted(text));
        return numbers.getFirst();
    }

    /** Reads a number, or several that stand side by side; refused with what is unclear about them. */
    public static List<PhoneNumber> readAll(String text, String region) {
        return switch (PhoneText.read(text, region)) {
            case PhoneText.Numbers(var numbers) -> numbers;
            case PhoneText.Unclear(var key) -> throw Refused.invalid(key, PhoneText.hinted(text));
        };
    }

    /**
     * The text with something else in the place of each number that stands in it.
     *
     * @param region whose habits apply to numbers without a country
     */
    public static String replacedIn(String text, String region, String by) {
        var shown = new StringBuilder();
        var from = 0;
        for (var found : PLANS.findNumbers(text, region, Leniency.VALID, MOST_TRIES)) {
            shown.append(text, from, found.start()).append(by);
            from = found.end();
        }
        return shown.append(text, from, text.length()).toString();
    }

    /** Digits by which its country is called from abroad. */
    public String countryCode() {
        return String.valueOf(parts().getCountryCode());
    }

    /** With the groups of its country, for people: {@code +86 138 1234 5678}. */
    public String formatted() {
        return PLANS.format(parts(), PhoneNumberFormat.INTERNATIONAL);
    }

    /** With the groups of its country and the extension: {@code +86 10 6230 1234 转 801}. */
    public String formatted(Locale reader) {
        return extension == null ? formatted() : formatted() + extensionText(reader);
    }

    /** Whether it can be sent text messages, as far as the plan of its country tells: no landline, nothing behind a switchboard. */
    public boolean takesTextMessages() {
        return extension == null
                && switch (PLANS.getNumberType(parts())) {
                    case MOBILE, FIXED_LINE_OR_MOBILE, PERSONAL_NUMBER, UNKNOWN -> true;
                    default -> false;
                };
    }

    /** Whether it is given out in its country, as far as its plan tells; else perhaps the area code is missing. */
    public boolean isCertain() {
        return PLANS.isValidNumber(parts());
    }

    /** Whether its country charges more for it than for a call. */
    public boolean isPremium() {
        return PLANS.getNumberType(parts()) == PhoneNumberType.PREMIUM_RATE;
    }

    /** Digits by which it is called from a country, without its extension: 01062301234 within China, 00861062301234 from Italy. */
    public String dialledFrom(String region) {
        return PLANS.formatOutOfCountryCallingNumber(parts(), region).replaceAll("[^0-9]", "");
    }

    private String extensionText(Locale reader) {
        return (reader.getLanguage().equals("zh") ? " 转 " : " ext. ") + extension;
    }

    /** Enough for its owner to recognise it, too little to dial: {@code +86 138 **** 5678}. */
    public String masked() {
        var national = PLANS.getNationalSignificantNumber(parts());
        var shownAtStart = Math.min(SHOWN_AT_START, Math.max(0, national.length() - 2 * SHOWN_AT_END));
        var shownAtEnd = Math.min(SHOWN_AT_END, national.length() / 2);
        return "+%d %s **** %s"
                .formatted(
                        parts().getCountryCode(),
                        national.substring(0, shownAtStart),
                        national.substring(national.length() - shownAtEnd))
                .replace("  ", " ");
    }

    @Override
    public String toString() {
        return masked();
    }

    private Phonenumber.PhoneNumber parts() {
        return parts(e164).orElseThrow();
    }

    /** Takes the normal form apart, at a hundredth of what reading any spelling costs. */
    private static Optional<Phonenumber.PhoneNumber> parts(String e164) {
        if (!NORMAL.matcher(e164).matches()) return Optional.empty();
        return IntStream.rangeClosed(2, 4)
                .filter(end -> PLANS.getSupportedCallingCodes().contains(Integer.parseInt(e164, 1, end, 10)))
                .mapToObj(end -> parts(Integer.parseInt(e164, 1, end, 10), e164.substring(end)))
                .filter(PhoneNumber::isPossible)
                .findFirst();
    }

    private static Phonenumber.PhoneNumber parts(int country, String national) {
        var number = new Phonenumber.PhoneNumber();
        number.setCountryCode(country).setNationalNumber(Long.parseLong(national));
        var zeros =
                national.length() - String.valueOf(number.getNationalNumber()).length();
        if (zeros > 0) number.setItalianLeadingZero(true).setNumberOfLeadingZeros(zeros);
        return number;
    }

    private static boolean isPossible(Phonenumber.PhoneNumber number) {
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }
}
