package dev.rapport.insight.today;

/**
 * What a manager sees first; none is counted beyond {@link #MOST}.
 *
 * @param late clocks that count although their time is used up
 * @param withinHour clocks that fall due within the hour
 * @param today clocks that fall due until the asker's day ends
 * @param breached breaches since the asker's day began
 * @param pausedLong clocks that have waited for longer than {@link Today#LONG_PAUSE}
 * @param withoutPolicy cases for which nothing is promised
 */
public record TodayFigures(int late, int withinHour, int today, int breached, int pausedLong, int withoutPolicy) {

    public static final int MOST = 1_000;
}
