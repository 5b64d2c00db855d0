package dev.rapport.customer.needs;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import org.jspecify.annotations.Nullable;

/** What was typed, clean and not too long. */
final class Said {

    private Said() {}

    static String required(String text, int longest, String missing) {
        var line = line(text, longest);
        if (line == null) throw Refused.unfit(missing);
        return line;
    }

    static @Nullable String line(@Nullable String text, int longest) {
        return fit(CleanText.lineOrNull(text), longest);
    }

    static @Nullable String body(@Nullable String text, int longest) {
        return fit(CleanText.bodyOrNull(text), longest);
    }

    private static @Nullable String fit(@Nullable String text, int longest) {
        if (text != null && text.length() > longest) throw Refused.unfit("needs.too-long", longest);
        return text;
    }
}
