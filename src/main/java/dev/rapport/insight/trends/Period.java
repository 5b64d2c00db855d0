package dev.rapport.insight.trends;

import dev.rapport.platform.Refused;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/** What figures are added up by. */
public enum Period {
    WEEK,
    MONTH;

    /** As it stands in addresses and as the database calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Period of(String word) {
        return Arrays.stream(values())
                .filter(period -> period.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("sla.trends.no-such-period", word));
    }

    /** The last day of the week or month that begins on a day. */
    public LocalDate end(LocalDate start) {
        return (this == WEEK ? start.plusWeeks(1) : start.plusMonths(1)).minusDays(1);
    }
}
