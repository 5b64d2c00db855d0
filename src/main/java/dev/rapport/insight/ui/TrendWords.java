package dev.rapport.insight.ui;

import dev.rapport.insight.trends.TrendFilter;
import dev.rapport.sla.ui.SlaWords;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says figures and times of the page of trends in a screen's language. */
record TrendWords(SlaWords words, TrendFilter filter, Locale locale) {

    private static final long HOUR = 3_600_000;
    private static final int HOURS_MATTER_WHOLE_FROM = 10;

    String say(String key, Object... arguments) {
        return words.say("sla.trends." + key, arguments);
    }

    String said(String key) {
        return words.say(key);
    }

    String metric(String metric) {
        return words.metric(metric);
    }

    String number(long count) {
        return words.number(count);
    }

    String percent(double share) {
        return say("percent", share * 100);
    }

    String amount(long millis) {
        return words.amount(millis);
    }

    /** Short enough for an axis: from an hour on in hours, with one digit behind the point below ten. */
    String about(long millis) {
        var hours = (double) millis / HOUR;
        if (hours < 1) return amount(millis);
        return say(hours < HOURS_MATTER_WHOLE_FROM ? "hours-about" : "hours-round", hours);
    }

    /** The first day of a week, or the name of a month. */
    String label(LocalDate start) {
        return switch (filter.by()) {
            case WEEK -> DateTimeFormatter.ofPattern(say("day-pattern"), locale).format(start);
            case MONTH ->
                DateTimeFormatter.ofPattern(say("month-pattern"), locale).format(YearMonth.from(start));
        };
    }
}
