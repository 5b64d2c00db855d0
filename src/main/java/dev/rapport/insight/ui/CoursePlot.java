package dev.rapport.insight.ui;

import dev.rapport.insight.trends.TrendFigures.Times;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import java.util.List;

/** How long the clocks of a metric ran over time: the half and the nine of ten. */
final class CoursePlot {

    private final TrendWords words;

    CoursePlot(TrendWords words) {
        this.words = words;
    }

    TrendPlot of(String metric, List<Times> figures) {
        var question = words.say(
                "course",
                words.metric(metric),
                words.say("by." + words.filter().by().word()));
        if (figures.isEmpty()) return new TrendPlot(question, words.say("nothing"));
        var last = figures.getLast();
        var course = new TrendCourse<>(words, figures, Times::from);
        return new TrendPlot(
                question,
                words.say("course.answer", words.label(last.from()), quantile(last, 0.5), quantile(last, 0.9)),
                new Spec(
                        Kind.LINES,
                        Unit.TIME,
                        course.labels(),
                        course.notes(one -> words.say("of-clocks", one.counted().total())),
                        List.of(
                                new Series(words.say("median"), course.values(one ->
                                        (double) one.counted().quantile(0.5).orElse(0))),
                                new Series(words.say("p90"), course.values(one ->
                                        (double) one.counted().quantile(0.9).orElse(0)))),
                        List.of()),
                words.say("course.how"),
                new Table(
                        List.of(
                                words.say("by." + words.filter().by().word()),
                                words.say("clocks"),
                                words.say("median"),
                                words.say("p90")),
                        figures.stream()
                                .map(one -> List.of(
                                        TrendPlot.text(words.label(one.from())),
                                        TrendPlot.text(
                                                words.number(one.counted().total())),
                                        TrendPlot.text(quantile(one, 0.5)),
                                        TrendPlot.text(quantile(one, 0.9))))
                                .toList()));
    }

    private String quantile(Times times, double share) {
        return words.amount(times.counted().quantile(share).orElse(0));
    }
}
