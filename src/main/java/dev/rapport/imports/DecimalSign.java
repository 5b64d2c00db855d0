package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands before decimals in numbers such as 1,234. */
public enum DecimalSign {
    POINT("point"),
    COMMA("comma");

    private final String word;

    DecimalSign(String word) {
        this.word = word;
    }

    /** As {@link #named} reads it. */
    public String word() {
        return word;
    }

    /** Reads {@code point} or {@code comma}. */
    public static @Nullable DecimalSign named(@Nullable String word) {
        if (word == null || word.isBlank()) return null;
        for (var sign : values()) if (sign.word.equals(word.strip().toLowerCase(Locale.ROOT))) return sign;
        throw Refused.unfit("import.no-such-decimals", word);
    }
}
