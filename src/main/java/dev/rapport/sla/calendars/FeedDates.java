package dev.rapport.sla.calendars;

import biweekly.component.VEvent;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.ListProperty;
import biweekly.property.RecurrenceDates;
import biweekly.property.RecurrenceRule;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an event says of its dates. */
final class FeedDates {

    private static final Set<String> DECIDING =
            Set.of("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID", "RRULE", "EXRULE", "RDATE", "EXDATE");

    private FeedDates() {}

    /** Whether all that decides its days was understood, and its dates are days, unlike February 30. */
    static boolean areReadable(VEvent event) {
        return event.getExperimentalProperties().stream()
                        .noneMatch(raw -> DECIDING.contains(raw.getName().toUpperCase(Locale.ROOT)))
                && areDays(event);
    }

    private static boolean areDays(VEvent event) {
        try {
            Stream.of(
                            Stream.of(event.getDateStart(), event.getDateEnd(), event.getRecurrenceId())
                                    .map(FeedDates::value),
                            event.getExceptionDates().stream()
                                    .map(ListProperty::getValues)
                                    .flatMap(List::stream),
                            event.getRecurrenceDates().stream()
                                    .map(RecurrenceDates::getDates)
                                    .flatMap(List::stream))
                    .flatMap(dates -> dates)
                    .filter(Objects::nonNull)
                    .forEach(FeedDates::day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Spans from one time of day to another say no day. */
    static boolean tellsSpans(VEvent event) {
        return event.getRecurrenceDates().stream()
                .anyMatch(dates -> !dates.getPeriods().isEmpty());
    }

    /** The library forgets the start of a series that has no rule. */
    static void addStart(VEvent event, ICalDate start) {
        if (event.getRecurrenceDates().isEmpty()
                || !event.getProperties(RecurrenceRule.class).isEmpty()) return;
        var first = new RecurrenceDates();
        first.getDates().add(start);
        event.addRecurrenceDates(first);
    }

    static @Nullable ICalDate value(@Nullable DateOrDateTimeProperty date) {
        return date == null ? null : date.getValue();
    }

    static LocalDate day(Date date) {
        if (date instanceof ICalDate written && written.getRawComponents() != null) {
            var raw = written.getRawComponents();
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        }
        return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault());
    }
}
