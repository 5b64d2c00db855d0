package dev.rapport.sla;

import dev.rapport.sla.calendars.BusinessCalendar;

/**
 * What a policy promises for one metric.
 *
 * @param seconds how much time the metric may take
 * @param warnFraction the part of it after which a warning is due; none at 0 or from 1 on
 * @param pauses which waiting stops the counting
 * @param aroundTheClock whether all time counts, not only that in which the calendar is open
 */
public record SlaTarget(Metric metric, long seconds, double warnFraction, Pausing pauses, boolean aroundTheClock) {

    /** In business time. */
    public SlaTarget(Metric metric, long seconds, double warnFraction, boolean pauses) {
        this(metric, seconds, warnFraction, pauses ? Pausing.ANY : Pausing.NONE, false);
    }

    public long millis() {
        return seconds * 1000;
    }

    public SlaTarget lasting(long millis) {
        return new SlaTarget(metric, millis / 1000, 0, pauses, aroundTheClock);
    }

    public boolean warns() {
        return warnFraction > 0 && warnFraction < 1;
    }

    public long warnMillis() {
        return Math.round(millis() * warnFraction);
    }

    /** When time counts towards it. */
    public BusinessCalendar hours(BusinessCalendar ofThePromise) {
        return aroundTheClock ? BusinessCalendar.ALWAYS : ofThePromise;
    }
}
