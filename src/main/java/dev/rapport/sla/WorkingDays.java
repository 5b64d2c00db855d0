package dev.rapport.sla;

import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The days on which the house works, by its calendar. */
@Component
public class WorkingDays {

    private static final int LONGEST_BREAK = 366;

    private final Calendars calendars;
    private final Clock clock;
    private final String house;

    WorkingDays(Calendars calendars, Clock clock, @Value("${rapport.house.calendar:cn-office}") String house) {
        this.calendars = calendars;
        this.clock = clock;
        this.house = house;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), calendar().zone());
    }

    /** The day itself, or the first after it on which people work; itself where nobody does for a year. */
    public LocalDate onOrAfter(LocalDate day) {
        var calendar = calendar();
        return day.datesUntil(day.plusDays(LONGEST_BREAK))
                .filter(one -> !calendar.shifts(one).isEmpty())
                .findFirst()
                .orElse(day);
    }

    /** So many working days after a day. */
    public LocalDate after(LocalDate day, int days) {
        var after = day;
        for (var passed = 0; passed < days; passed++) after = onOrAfter(after.plusDays(1));
        return after;
    }

    /** When work begins on the day, or next after it began. */
    public Instant begins(LocalDate day) {
        var calendar = calendar();
        var midnight = day.atStartOfDay(calendar.zone()).toInstant();
        return calendar.after(midnight, 1).orElse(midnight);
    }

    private BusinessCalendar calendar() {
        return calendars.named(house);
    }
}
