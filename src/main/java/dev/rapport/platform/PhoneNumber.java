package dev.rapport.platform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A telephone number that could be dialled from anywhere, in the E.164 form {@code +8613812345678}: two spellings of
 * one number are equal. Only the length for its country is checked, because numbering plans grow faster than releases.
 */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    // The library would find a number inside any text, and read letters as keys.
    private static final Pattern SPELLING = Pattern.compile("[\\p{Nd}\\s+＋().（）/·‐-―-]{3,40}");
    private static final Pattern NORMAL = Pattern.compile("\\+[1-9][0-9]{4,14}");
    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 4;

    public PhoneNumber {
        if (parts(e164).isEmpty()) throw Refused.invalid("error.not-a-phone-number", e164);
    }

    /**
     * Reads a number as people write it.
     *
     * @param region two-letter country whose habits apply when the number names no country, such as {@code CN}
     */
    public static Optional<PhoneNumber> parse(String text, String region) {
        return read(text, region).map(PhoneNumber::e164).map(PhoneNumber::new);
    }

    /** With the groups of its country, for people: {@code +86 138 1234 5678}. */
    public String formatted() {
        return PLANS.format(parts(), PhoneNumberFormat.INTERNATIONAL);
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

    private static String e164(Phonenumber.PhoneNumber number) {
        return PLANS.format(number, PhoneNumberFormat.E164);
    }

    private static Optional<Phonenumber.PhoneNumber> read(String text, String region) {
        if (!SPELLING.matcher(text).matches()) return Optional.empty();
        try {
            return Optional.of(PLANS.parse(text, region)).filter(PhoneNumber::isPossible);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
