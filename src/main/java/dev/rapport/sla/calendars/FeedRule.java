package dev.rapport.sla.calendars;

import biweekly.ICalDataType;
import biweekly.io.CannotParseException;
import biweekly.io.ParseContext;
import biweekly.io.scribe.property.ExceptionRuleScribe;
import biweekly.io.scribe.property.RecurrenceRuleScribe;
import biweekly.parameter.ICalParameters;
import biweekly.property.ExceptionRule;
import biweekly.property.RecurrenceRule;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What a series may say (RFC 5545, 3.3.10); the library drops what it does not know and lays out the rest. */
final class FeedRule {

    private static final String MONTH_DAY = "[-+]?(0?[1-9]|[12]\\d|3[01])";
    private static final String YEAR_DAY = "[-+]?0{0,2}([1-9]|[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])";
    private static final String WEEK = "[-+]?(0?[1-9]|[1-4]\\d|5[0-3])";
    private static final String WEEK_DAY = "(MO|TU|WE|TH|FR|SA|SU)";
    private static final String SIXTY = "[0-5]?\\d|60";
    private static final String NUMBER = "0*[1-9]\\d{0,8}";

    private static final Map<String, Pattern> PARTS = Map.ofEntries(
            one("FREQ", "(SECOND|MINUTE|HOUR|WEEK|MONTH|YEAR)LY|DAILY"),
            one("UNTIL", "\\d{8}(T\\d{6}Z?)?"),
            one("COUNT", NUMBER),
            one("INTERVAL", NUMBER),
            one("WKST", WEEK_DAY),
            list("BYSECOND", SIXTY),
            list("BYMINUTE", SIXTY),
            list("BYHOUR", "[01]?\\d|2[0-3]"),
            list("BYDAY", "(" + WEEK + ")?" + WEEK_DAY),
            list("BYMONTHDAY", MONTH_DAY),
            list("BYYEARDAY", YEAR_DAY),
            list("BYWEEKNO", WEEK),
            list("BYMONTH", "0?[1-9]|1[0-2]"),
            list("BYSETPOS", YEAR_DAY));

    private static final int LONGEST = 2_000;

    private FeedRule() {}

    private static Map.Entry<String, Pattern> one(String part, String value) {
        return Map.entry(part, Pattern.compile(value));
    }

    private static Map.Entry<String, Pattern> list(String part, String value) {
        return one(part, "(%1$s)(,(%1$s))*".formatted(value));
    }

    private static void requireUnderstood(String rule) {
        var told = new HashSet<String>();
        for (var part : rule.strip().toUpperCase(Locale.ROOT).split(";")) {
            var halves = part.split("=", 2);
            if (halves.length < 2 || !told.add(halves[0]) || !isUnderstood(halves[0], halves[1]))
                throw new CannotParseException(part);
        }
        if (!told.contains("FREQ")) throw new CannotParseException(rule);
    }

    private static boolean isUnderstood(String name, String value) {
        var part = PARTS.get(name);
        return part != null
                && value.length() <= LONGEST
                && part.matcher(value).matches()
                && (!name.equals("UNTIL") || isDay(value.substring(0, 8)));
    }

    private static boolean isDay(String value) {
        try {
            LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Reads the days a series has. */
    static final class Included extends RecurrenceRuleScribe {
        @Override
        protected RecurrenceRule _parseText(
                String value, ICalDataType type, ICalParameters parameters, ParseContext context) {
            requireUnderstood(value);
            return super._parseText(value, type, parameters, context);
        }
    }

    /** Reads the days a series does not have. */
    static final class Excluded extends ExceptionRuleScribe {
        @Override
        protected ExceptionRule _parseText(
                String value, ICalDataType type, ICalParameters parameters, ParseContext context) {
            requireUnderstood(value);
            return super._parseText(value, type, parameters, context);
        }
    }
}
