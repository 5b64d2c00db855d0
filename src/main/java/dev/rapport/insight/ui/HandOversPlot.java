package dev.rapport.insight.ui;

import dev.rapport.insight.trends.TrendFigures.HandOvers;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import java.util.List;

/** How often cases change hands. */
final class HandOversPlot {

    private final TrendWords words;

    HandOversPlot(TrendWords words) {
        this.words = words;
    }

    TrendPlot of(List<HandOvers> figures) {
        var question = words.say("hand-overs");
        if (figures.isEmpty()) return new TrendPlot(question, words.say("nothing"));
        var course = new TrendCourse<>(words, figures, HandOvers::from);
        var cases = figures.stream().mapToLong(HandOvers::all).sum();
        var sum = figures.stream().mapToDouble(one -> one.mean() * one.all()).sum();
        var never = figures.stream()
                .mapToLong(one -> one.cases().getOrDefault(0, 0L))
                .sum();
        return new TrendPlot(
                question,
                words.say("hand-overs.answer", sum / cases, words.percent((double) never / cases), words.number(cases)),
                new Spec(
                        Kind.LINES,
                        Unit.NUMBER,
                        course.labels(),
                        course.notes(one -> words.say("hand-overs.cases", one.all())),
                        List.of(new Series(words.say("hand-overs.mean"), course.values(HandOvers::mean))),
                        List.of()),
                words.say("hand-overs.how"),
                new Table(
                        List.of(
                                words.say("by." + words.filter().by().word()),
                                words.say("cases"),
                                words.say("hand-overs.mean"),
                                words.say("hand-overs.none"),
                                words.say("hand-overs.once"),
                                words.say("hand-overs.twice"),
                                words.say("hand-overs.more")),
                        figures.stream()
                                .map(one -> List.of(
                                        TrendPlot.text(words.label(one.from())),
                                        TrendPlot.text(words.number(one.all())),
                                        TrendPlot.text(words.say("number", one.mean())),
                                        TrendPlot.text(count(one, 0, 0)),
                                        TrendPlot.text(count(one, 1, 1)),
                                        TrendPlot.text(count(one, 2, 2)),
                                        TrendPlot.text(count(one, 3, Integer.MAX_VALUE - 1))))
                                .toList()));
    }

    private String count(HandOvers one, int least, int most) {
        return words.number(one.cases().subMap(least, most + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }
}
