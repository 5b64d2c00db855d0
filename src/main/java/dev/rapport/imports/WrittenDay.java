package dev.rapport.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as spreadsheets and other systems write them, with or without a time behind. Years have four digits. */
final class WrittenDay {

    private static final String TIME =
            "(?:[T ,]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern CHINESE =
            Pattern.compile("(\\d{4})\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?" + TIME);
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DOTS = Pattern.compile("(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})" + TIME);
    private static final Pattern DAY_MONTH =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/. ]{1,2}([A-Za-z]{3,9})\\.?,?[-/ ]\\s?(\\d{4})" + TIME);
    private static final Pattern MONTH_DAY =
            Pattern.compile("([A-Za-z]{3,9})\\.?[- ](\\d{1,2})(?:st|nd|rd|th)?,?[- ]\\s?(\\d{4})" + TIME);
    private static final Pattern EITHER = Pattern.compile("(\\d{1,2})([-/])(\\d{1,2})\\2(\\d{4})" + TIME);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private WrittenDay() {}

    /** Two numbers of which either may be the month. */
    record Either(int first, int second, int year) {

        @Nullable
        LocalDate as(DayOrder order) {
            return order == DayOrder.DAY_FIRST ? day(year, second, first) : day(year, first, second);
        }
    }

    /** @param order how days such as 03/04/2026 are meant; without it they are not read */
    static Optional<LocalDate> read(String text, @Nullable DayOrder order) {
        var either = either(text);
        if (either.isPresent())
            return either.flatMap(days -> order == null ? Optional.empty() : Optional.ofNullable(days.as(order)));
        return Optional.ofNullable(certain(text));
    }

    static Optional<Either> either(String text) {
        var found = EITHER.matcher(text);
        return found.matches()
                ? Optional.of(new Either(number(found, 1), number(found, 3), number(found, 4)))
                : Optional.empty();
    }

    private static @Nullable LocalDate certain(String text) {
        Matcher found;
        if ((found = YEAR_FIRST.matcher(text)).matches())
            return day(number(found, 1), number(found, 3), number(found, 4));
        if ((found = CHINESE.matcher(text)).matches() || (found = DIGITS.matcher(text)).matches())
            return day(number(found, 1), number(found, 2), number(found, 3));
        if ((found = DOTS.matcher(text)).matches()) return day(number(found, 3), number(found, 2), number(found, 1));
        if ((found = DAY_MONTH.matcher(text)).matches())
            return day(number(found, 3), month(found.group(2)), number(found, 1));
        if ((found = MONTH_DAY.matcher(text)).matches())
            return day(number(found, 3), month(found.group(1)), number(found, 2));
        return null;
    }

    private static int month(String word) {
        var name = word.toLowerCase(Locale.ROOT).replaceFirst("^sept$", "sep");
        for (var i = 0; i < MONTHS.size(); i++)
            if (MONTHS.get(i).equals(name)
                    || name.length() == 3 && MONTHS.get(i).startsWith(name)) return i + 1;
        return 0;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static @Nullable LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
