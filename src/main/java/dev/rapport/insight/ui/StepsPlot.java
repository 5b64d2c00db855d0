package dev.rapport.insight.ui;

import dev.rapport.insight.trends.TrendFigures.StepTime;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where the time of a process goes, step by step. */
final class StepsPlot {

    private static final int MOST_STEPS = 15;

    private final TrendWords words;

    StepsPlot(TrendWords words) {
        this.words = words;
    }

    /** @param names what the process calls its steps */
    TrendPlot of(String process, List<StepTime> figures, Map<String, String> names) {
        var question = words.say("steps", process);
        if (figures.isEmpty()) return new TrendPlot(question, words.say("steps.nothing"));
        var all = figures.stream().mapToLong(StepTime::total).sum();
        var shown = figures.stream().limit(MOST_STEPS).toList();
        Function<StepTime, String> name = step -> names.getOrDefault(step.element(), step.element());
        var first = figures.getFirst();
        return new TrendPlot(
                question,
                words.say(
                        "steps.answer", name.apply(first), words.percent(all == 0 ? 0 : (double) first.total() / all)),
                new Spec(
                        Kind.RANKS,
                        Unit.TIME,
                        shown.stream().map(name).toList(),
                        shown.stream()
                                .map(step -> words.say("steps.median", words.amount(median(step))))
                                .toList(),
                        List.of(new Series(words.say("steps.total"), values(shown, step -> (double) step.total()))),
                        List.of()),
                words.say("steps.how"),
                new Table(
                        List.of(
                                words.say("steps.step"),
                                words.say("steps.visits"),
                                words.say("median"),
                                words.say("p90"),
                                words.say("steps.total")),
                        figures.stream()
                                .map(step -> List.of(
                                        TrendPlot.text(name.apply(step)),
                                        TrendPlot.text(words.number(step.visits())),
                                        TrendPlot.text(words.amount(median(step))),
                                        TrendPlot.text(words.amount(
                                                step.stays().quantile(0.9).orElse(0))),
                                        TrendPlot.text(words.amount(step.total()))))
                                .toList()));
    }

    private static long median(StepTime step) {
        return step.stays().quantile(0.5).orElse(0);
    }

    private static <T> List<Double> values(List<T> figures, Function<T, Double> value) {
        return figures.stream().map(value).toList();
    }
}
