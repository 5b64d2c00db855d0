package dev.rapport.contact;

import dev.rapport.platform.CleanText;
import java.util.regex.Pattern;

/**
 * Why something does not go out.
 *
 * @param reason key of the sentence
 * @param detail what the other side said; may be empty
 */
public record Trouble(String reason, String detail) {

    private static final int LONGEST = 300;
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]+");

    public Trouble {
        detail = CleanText.line(UNFIT.matcher(detail).replaceAll(" "));
        detail = detail.substring(0, Math.min(detail.length(), LONGEST));
    }

    public static Trouble of(String reason) {
        return new Trouble(reason, "");
    }
}
