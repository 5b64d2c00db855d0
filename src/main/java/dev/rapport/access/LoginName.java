package dev.rapport.access;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import java.text.Normalizer;
import java.util.Locale;

/** What a person types to log in; case and the form of its letters, such as full width, make no other one of it. */
public record LoginName(String text) {

    public LoginName {
        if (!text.matches("[\\p{L}\\p{N}._@-]{1,100}")) throw Refused.invalid("access.bad-login", text);
    }

    static LoginName of(String typed) {
        return new LoginName(plain(CleanText.line(typed)));
    }

    /** What somebody typed, though it may be no login. */
    public static String plain(String typed) {
        var folded = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC).strip();
    }
}
