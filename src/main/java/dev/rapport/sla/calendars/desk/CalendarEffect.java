package dev.rapport.sla.calendars.desk;

/**
 * What a changed calendar would do to open clocks if it were saved now.
 *
 * @param clocks open clocks that count by it
 * @param looked how many of them were tried; fewer than all when there are very many
 * @param earlier of those tried, how many would fall due earlier
 * @param later how many would fall due later, or never
 * @param breaching how many would at once be past a due time that still lies ahead
 */
public record CalendarEffect(long clocks, long looked, long earlier, long later, long breaching) {

    public boolean isWhole() {
        return looked >= clocks;
    }
}
