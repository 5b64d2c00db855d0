package dev.rapport.insight.breaches;

import dev.rapport.sla.ClockStrip;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One breach with all that explains it.
 *
 * @param strip what the clock did; absent when it is no longer kept
 * @param zone of the calendar that time was counted by
 * @param notices who was warned and which levels were called, in order
 */
public record BreachReport(Breach breach, @Nullable ClockStrip strip, String zone, List<BreachNotice> notices) {}
