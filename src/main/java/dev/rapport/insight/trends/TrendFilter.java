package dev.rapport.insight.trends;

import dev.rapport.platform.KeptYears;
import dev.rapport.platform.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are wanted; what is absent does not matter. As an address it reads the same on the screen and in the
 * API.
 *
 * @param from the first day
 * @param until the last day
 * @param team key of a team; {@code -} for cases that no team holds
 * @param process id of the process whose steps are wanted
 */
public record TrendFilter(
        LocalDate from,
        LocalDate until,
        Period by,
        @Nullable String team,
        @Nullable String caseType,
        @Nullable String policy,
        @Nullable String metric,
        @Nullable String process) {

    /** Stands for cases that no team holds. */
    public static final String NONE = "-";

    private static final int MOST_DAYS = 800;
    private static final int USUAL_WEEKS = 13;
    private static final int LONGEST_VALUE = 200;

    public TrendFilter {
        if (until.isBefore(from)) throw Refused.invalid("sla.trends.no-time");
        if (ChronoUnit.DAYS.between(from, until) > MOST_DAYS) throw Refused.invalid("sla.trends.too-long", MOST_DAYS);
    }

    public static TrendFilter between(LocalDate from, LocalDate until) {
        return new TrendFilter(from, until, Period.WEEK, null, null, null, null, null);
    }

    /** Reads what {@link #address()} writes; without days, the last 13 weeks up to today. */
    public static TrendFilter read(Function<String, @Nullable String> parameter, LocalDate today) {
        var until = day(parameter, "until", today);
        var by = text(parameter, "by");
        return new TrendFilter(
                day(parameter, "from", until.minusWeeks(USUAL_WEEKS).plusDays(1)),
                until,
                by == null ? Period.WEEK : Period.of(by),
                text(parameter, "team"),
                text(parameter, "type"),
                text(parameter, "policy"),
                text(parameter, "metric"),
                text(parameter, "process"));
    }

    /** The conditions by name, in a fixed order. */
    public Map<String, String> address() {
        var address = new LinkedHashMap<String, String>();
        address.put("from", from.toString());
        address.put("until", until.toString());
        if (by != Period.WEEK) address.put("by", by.word());
        put(address, "team", team);
        put(address, "type", caseType);
        put(address, "policy", policy);
        put(address, "metric", metric);
        put(address, "process", process);
        return address;
    }

    public TrendFilter of(@Nullable String otherMetric) {
        return new TrendFilter(from, until, by, team, caseType, policy, otherMetric, process);
    }

    private static void put(Map<String, String> address, String name, @Nullable String value) {
        if (value != null) address.put(name, value);
    }

    private static LocalDate day(Function<String, @Nullable String> parameter, String name, LocalDate otherwise) {
        var text = text(parameter, name);
        if (text == null) return otherwise;
        try {
            var day = LocalDate.parse(text);
            KeptYears.require(day);
            return day;
        } catch (DateTimeException e) {
            throw Refused.invalid("sla.trends.bad-day", text);
        }
    }

    private static @Nullable String text(Function<String, @Nullable String> parameter, String name) {
        var text = parameter.apply(name);
        if (text == null || text.isBlank()) return null;
        if (text.length() > LONGEST_VALUE) throw Refused.invalid("sla.trends.value-too-long", name, LONGEST_VALUE);
        return text.strip();
    }
}
