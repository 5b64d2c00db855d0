package dev.rapport.sla.calendars.desk;

/**
 * What a changed calendar would do to clocks if it were saved now: to open ones, and where it corrects the past to all.
 *
 * @param clocks that count by it and would be looked at
 * @param looked how many of them were tried; fewer than all when there are very many
 * @param earlier of those tried, how many would fall due earlier
 * @param later how many would fall due later, or never
 * @param breaching how many would at once be past a due time that still lies ahead
 * @param toBroken how many that had stopped in time would turn out late
 * @param toKept how many that were late would turn out in time
 */
public record CalendarEffect(
        long clocks, long looked, long earlier, long later, long breaching, long toBroken, long toKept) {

    public boolean isWhole() {
        return looked >= clocks;
    }
}
