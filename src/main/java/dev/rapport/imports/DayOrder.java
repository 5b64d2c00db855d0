package dev.rapport.imports;

import dev.rapport.platform.Refused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which number comes first in days such as 03/04/2026. */
public enum DayOrder {
    DAY_FIRST("dmy"),
    MONTH_FIRST("mdy");

    private final String word;

    DayOrder(String word) {
        this.word = word;
    }

    /** As {@link #named} reads it. */
    public String word() {
        return word;
    }

    /** Reads {@code dmy} or {@code mdy}. */
    public static @Nullable DayOrder named(@Nullable String word) {
        if (word == null || word.isBlank()) return null;
        for (var order : values()) if (order.word.equals(word.strip().toLowerCase(Locale.ROOT))) return order;
        throw Refused.unfit("import.no-such-days", word);
    }
}
