package dev.rapport.customer.membership;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of a membership: the same in any writing, with or without blanks and dashes, full width or not. */
public final class MembershipNumber {

    static final int LONGEST = 40;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private MembershipNumber() {}

    /** As it is shown; refused when nothing could be found by it. */
    public static String read(String written) {
        var number = CleanText.line(written);
        if (number.length() > LONGEST || key(number).isEmpty())
            throw Refused.unfit("membership.bad-number", LONGEST).at("number");
        return number;
    }

    /** By which numbers are compared; empty where a text is none. */
    public static String key(String written) {
        if (written.length() > 2 * LONGEST) return "";
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        return BETWEEN.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    }
}
