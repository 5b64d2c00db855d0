package dev.rapport.insight.trends;

import dev.rapport.engine.StepTimes;
import dev.rapport.insight.trends.FigureRows.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Counts how long the steps of processes took that were left on a day. */
@Component
class StepDays {

    private record Step(String process, String element) {}

    private static final class Stays {

        private final Map<Integer, Long> buckets = new TreeMap<>();
        private long millis;

        void add(long length) {
            buckets.merge(Histogram.bucket(length), 1L, Long::sum);
            millis += length;
        }

        Row row(Step step, LocalDate day) {
            return new Row(
                    DayFigure.STEP_TIME,
                    day,
                    Map.of("process", step.process(), "element", step.element()),
                    millis,
                    buckets.values().stream().mapToLong(Long::longValue).sum(),
                    buckets);
        }
    }

    private final StepTimes steps;
    private final FigureRows figures;

    StepDays(StepTimes steps, FigureRows figures) {
        this.steps = steps;
        this.figures = figures;
    }

    void count(LocalDate day, ZoneId zone) {
        var found = new HashMap<Step, Stays>();
        steps.left(
                day.atStartOfDay(zone).toInstant(),
                day.plusDays(1).atStartOfDay(zone).toInstant(),
                stay -> found.computeIfAbsent(new Step(stay.processId(), stay.elementId()), first -> new Stays())
                        .add(stay.length().toMillis()));
        figures.remove(Set.of(DayFigure.STEP_TIME), List.of(day));
        figures.add(found.entrySet().stream()
                .map(one -> one.getValue().row(one.getKey(), day))
                .toList());
    }
}
