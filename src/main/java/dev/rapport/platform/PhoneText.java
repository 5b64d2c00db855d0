package dev.rapport.platform;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Telephone numbers as people type them and as other systems export them. What is not plainly a number is not guessed. */
final class PhoneText {

    sealed interface Reading {}

    /** One number, or several in one cell; in the order of the text. */
    record Numbers(List<PhoneNumber> numbers) implements Reading {}

    /** @param key of the sentence that says why */
    record Unclear(String key) implements Reading {}

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 100;

    // The library would find a number inside any text, and read letters as keys.
    private static final Pattern SPELLING = Pattern.compile("[0-9\\s+().\\[\\]/·‐-―−-]{3,40}");
    private static final Pattern NUMBER_CELL = Pattern.compile("(\\+?[0-9]+)\\.0+");
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[0-9](?:[.,][0-9]+)?e\\+?[0-9]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXTENSION = Pattern.compile(
            "(.*?)\\s*(?:[,;]\\s*ext\\s*=|[,;]?\\s*(?:转|轉|分机号?|分機號?|内线|內線|extension|ext|durchwahl|dw|x|#|\\*))"
                    + "\\s*[.:=]?\\s*([0-9]{1,8})\\s*\\)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_EXTENSION =
            Pattern.compile("((?:\\+?86[- ]?)?\\(?0[0-9]{2,3}\\)?[- ]?[0-9]{7,8})-([0-9]{1,6})");
    private static final Pattern SEPARATORS = Pattern.compile("\\s*[,;、/|\\n]\\s*");
    private static final Pattern DASHES = Pattern.compile("[‐-―−－]");
    private static final Pattern ALL_THE_SAME = Pattern.compile("([0-9])\\1{4,}");
    private static final Set<String> PLACEHOLDERS =
            Set.of("13800000000", "8613800000000", "13000000000", "12345678", "123456789", "1234567890", "12345678901");

    private PhoneText() {}

    static Reading read(String text, String region) {
        if (text.length() > LONGEST) return new Unclear("error.not-a-phone-number");
        var plain = plain(text);
        if (SCIENTIFIC.matcher(plain).matches()) return new Unclear("phone.number-cell");
        var one = one(plain, region);
        if (one instanceof Numbers || !SEPARATORS.matcher(plain).find()) return one;
        var parts = Arrays.stream(SEPARATORS.split(plain))
                .filter(part -> !part.isBlank())
                .map(part -> one(part, region))
                .toList();
        if (parts.size() < 2) return one;
        if (!parts.stream().allMatch(Numbers.class::isInstance)) return new Unclear("phone.several");
        return new Numbers(parts.stream()
                .map(Numbers.class::cast)
                .flatMap(numbers -> numbers.numbers().stream())
                .distinct()
                .toList());
    }

    /** Enough to find the cell again, not the number: refusals are kept and read by others. */
    static String hinted(String text) {
        var shown = text.strip();
        return shown.length() < 7 || shown.chars().noneMatch(Character::isDigit)
                ? shown
                : shown.substring(0, 3) + "…" + shown.substring(shown.length() - 2);
    }

    private static String plain(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        plain = DASHES.matcher(plain).replaceAll("-");
        if (plain.regionMatches(true, 0, "tel:", 0, 4))
            plain = plain.substring(4).strip();
        var cell = NUMBER_CELL.matcher(plain);
        return cell.matches() ? cell.group(1) : plain;
    }

    private static Reading one(String plain, String region) {
        var extended = EXTENSION.matcher(plain);
        if (extended.matches()) return number(extended.group(1), extended.group(2), region);
        var chinese = CHINESE_EXTENSION.matcher(plain);
        if (chinese.matches() && (region.equals("CN") || plain.startsWith("+86")))
            return number(chinese.group(1), chinese.group(2), region);
        return number(plain, null, region);
    }

    private static Reading number(String text, @Nullable String extension, String region) {
        if (!SPELLING.matcher(text).matches()) return new Unclear("error.not-a-phone-number");
        var digits = text.replaceAll("[^0-9]", "");
        if (ALL_THE_SAME.matcher(digits).matches() || PLACEHOLDERS.contains(digits))
            return new Unclear("phone.placeholder");
        var number = parsed(text, region).orElse(null);
        if (number == null) return new Unclear("error.not-a-phone-number");
        if (!isCertain(number))
            return new Unclear(isPossible(number) ? "phone.area-code-missing" : "error.not-a-phone-number");
        // Two halves side by side that are numbers each are never one.
        if (text.indexOf('/') >= 0 && isNumber(text.substring(0, text.indexOf('/')), region))
            return new Unclear("phone.several");
        if (namesAnotherCountry(text, digits, number)) return new Unclear("phone.country-unsure");
        return new Numbers(List.of(new PhoneNumber(PLANS.format(number, PhoneNumberFormat.E164), extension)));
    }

    /** Bare digits that are a whole international number as well, and not how people at home write theirs. */
    private static boolean namesAnotherCountry(String text, String digits, Phonenumber.PhoneNumber home) {
        if (text.indexOf('+') >= 0 || digits.startsWith("0")) return false;
        if (PLANS.format(home, PhoneNumberFormat.NATIONAL)
                .replaceAll("[^0-9]", "")
                .equals(digits)) return false;
        return parsed("+" + digits, "ZZ")
                .filter(PhoneText::isCertain)
                .filter(abroad -> !abroad.equals(home))
                .isPresent();
    }

    static Set<String> inAnyCountry(String text) {
        var plain = plain(text);
        if (!SPELLING.matcher(plain).matches() || plain.contains("+")) return Set.of();
        return PLANS.getSupportedRegions().stream()
                .flatMap(region -> parsed(plain, region).stream())
                .filter(PhoneText::isCertain)
                .map(number -> PLANS.format(number, PhoneNumberFormat.E164))
                .collect(Collectors.toSet());
    }

    private static boolean isNumber(String text, String region) {
        return parsed(text, region).filter(PhoneText::isCertain).isPresent();
    }

    private static boolean isCertain(Phonenumber.PhoneNumber number) {
        return PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE && PLANS.isValidNumber(number);
    }

    private static boolean isPossible(Phonenumber.PhoneNumber number) {
        return PLANS.isPossibleNumber(number)
                || PLANS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE_LOCAL_ONLY;
    }

    private static Optional<Phonenumber.PhoneNumber> parsed(String text, String region) {
        try {
            return Optional.of(PLANS.parse(text, region));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
