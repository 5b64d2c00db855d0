package dev.rapport.customer.reviews;

import dev.rapport.platform.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How often a check is reviewed, and how many working days people have for it. */
public enum Rhythm implements Word {
    WEEKLY(2, 3),
    MONTHLY(5, 10),
    QUARTERLY(5, 10);

    private final int daysToRemind;
    private final int daysToDue;

    Rhythm(int daysToRemind, int daysToDue) {
        this.daysToRemind = daysToRemind;
        this.daysToDue = daysToDue;
    }

    /** The first day of the period that begins next after a day. */
    LocalDate nextAfter(LocalDate day) {
        return switch (this) {
            case WEEKLY -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTHLY -> day.with(TemporalAdjusters.firstDayOfNextMonth());
            case QUARTERLY -> day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
        };
    }

    int daysToRemind() {
        return daysToRemind;
    }

    int daysToDue() {
        return daysToDue;
    }
}
