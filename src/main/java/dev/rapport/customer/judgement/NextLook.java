package dev.rapport.customer.judgement;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The day from which a rulebook may say otherwise of a customer of whom nothing changed but the time. A rule that compares
 * days turns at a number that stands in its text, so the days at which a fact reaches such a number are those to look at;
 * rules that reckon otherwise are found out {@link #LATEST} days later.
 */
final class NextLook {

    static final int LATEST = 30;

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d{1,5}(?:\\.\\d+)?(?![\\w.])");

    private final double[] numbers;

    private NextLook(double[] numbers) {
        this.numbers = numbers;
    }

    static NextLook of(String ruleText) {
        return new NextLook(NUMBER.matcher(ruleText)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group()))
                .distinct()
                .toArray());
    }

    LocalDate after(LocalDate today, JudgedCustomer customer, List<LocalDate> ends) {
        var rhythm = customer.rhythm();
        var turns = Stream.of(
                        turns(customer.added(), 1),
                        turns(customer.first(), 1),
                        turns(customer.last(), 1),
                        turns(customer.last(), rhythm == null ? 0 : rhythm.doubleValue()))
                .flatMap(days -> days);
        var oldest = customer.oldestInYear();
        return Stream.of(
                        turns,
                        ends.stream(),
                        turns(customer.membership()),
                        Stream.ofNullable(oldest).map(day -> day.plusDays(JudgedCustomer.YEAR)))
                .flatMap(days -> days)
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo)
                .filter(day -> day.isBefore(today.plusDays(LATEST)))
                .orElse(today.plusDays(LATEST));
    }

    /** When it begins, when it is over, and when so many days of it are left: on the day itself or on the next. */
    private Stream<LocalDate> turns(JudgedCustomer.@Nullable Held membership) {
        if (membership == null) return Stream.of();
        var until = membership.until();
        if (until == null) return Stream.of(membership.since());
        var left = DoubleStream.of(numbers)
                .mapToLong(number -> (long) number)
                .flatMap(days -> LongStream.of(days, days - 1))
                .mapToObj(until::minusDays);
        return Stream.concat(Stream.of(membership.since(), until.plusDays(1)), left);
    }

    /** When so many days, or so many times the rhythm, are over: on the day itself or on the next. */
    private Stream<LocalDate> turns(@Nullable LocalDate from, double times) {
        if (from == null || times == 0) return Stream.of();
        return DoubleStream.of(numbers)
                .mapToLong(number -> (long) (number * times))
                .flatMap(days -> LongStream.of(days, days + 1))
                .mapToObj(from::plusDays);
    }
}
