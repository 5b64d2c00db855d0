package dev.rapport.sla.calendars.desk;

import org.springframework.modulith.NamedInterface;

/**
 * Clocks that fall due in years of which their calendar knows no days of its own.
 *
 * @param until the last year of which it does
 * @param clocks how many; none is counted beyond {@link #MOST}
 */
@NamedInterface("calendars")
public record BeyondCalendar(String calendar, int until, int clocks) {

    public static final int MOST = 1_000;
}
