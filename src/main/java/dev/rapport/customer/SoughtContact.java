package dev.rapport.customer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a search says of phones and e-mail addresses: a whole one in any spelling, how a number ends, what is before an
 * at sign, or part of what is after it. That is as much as a mask shows: with a digit more than the last four, each hidden
 * one could be found by trying ten. Eight digits say all that is hidden at once, as a whole number does; of five to seven
 * the last four are looked for.
 *
 * @param phones in the E.164 form: of the home country and of all others where the text is one; none when it is none
 * @param email absent when it is none
 * @param ending empty when it is none
 * @param mail a pattern for whole addresses; empty when it is none
 * @param domain another such pattern
 * @param mailStart how whole addresses begin; empty when it is none
 * @param domainStart how their domains begin; empty when it is none
 */
public record SoughtContact(
        List<String> phones,
        @Nullable String email,
        String ending,
        String mail,
        String domain,
        String mailStart,
        String domainStart) {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()./-]");
    private static final Pattern ENDING = Pattern.compile("\\d{4,15}");
    private static final int SHOWN = 4;
    private static final int ALL_THAT_IS_HIDDEN = 8;
    private static final Pattern PART_OF_A_MAIL = Pattern.compile("[\\p{L}\\d._@+-]{3,100}");

    /** For those who may not ask whose a number or an address is. */
    static SoughtContact asMasked(String search) {
        var ending = ending(search);
        return of(search, Optional.empty(), Set.of(), ending.length() > SHOWN ? "" : ending);
    }

    /** @param abroad what it is in other countries */
    static SoughtContact of(String search, Optional<ContactPoint> whole, Set<String> abroad) {
        return of(search, whole, abroad, ending(search));
    }

    private static String ending(String search) {
        var digits = BETWEEN_DIGITS.matcher(search).replaceAll("");
        if (!ENDING.matcher(digits).matches()) return "";
        return digits.length() < ALL_THAT_IS_HIDDEN ? digits.substring(digits.length() - SHOWN) : digits;
    }

    private static SoughtContact of(String search, Optional<ContactPoint> whole, Set<String> abroad, String ending) {
        var phone =
                whole.filter(point -> point.kind() == ContactPoint.Kind.PHONE).map(ContactPoint::value);
        var phones = Stream.concat(phone.stream(), abroad.stream()).distinct().toList();
        var email =
                whole.filter(point -> point.kind() == ContactPoint.Kind.EMAIL).map(ContactPoint::value);
        var part = search.toLowerCase(Locale.ROOT).replace("_", "\\_");
        var isPart = PART_OF_A_MAIL.matcher(search).matches();
        var hasAt = part.contains("@");
        var mail = !isPart ? "" : part.startsWith("@") ? "%" + part + "%" : hasAt ? part + "%" : part + "@%";
        var domain = isPart && !hasAt ? "%@%" + part + "%" : "";
        return new SoughtContact(
                phones, email.orElse(null), ending, mail, domain, mailStart(search), domainStart(search));
    }

    private static String mailStart(String search) {
        if (!PART_OF_A_MAIL.matcher(search).matches() || search.startsWith("@")) return "";
        var start = search.toLowerCase(Locale.ROOT);
        return start.contains("@") ? start : start + "@";
    }

    private static String domainStart(String search) {
        if (!PART_OF_A_MAIL.matcher(search).matches() || search.indexOf('@') > 0) return "";
        return search.toLowerCase(Locale.ROOT).replace("@", "");
    }
}
