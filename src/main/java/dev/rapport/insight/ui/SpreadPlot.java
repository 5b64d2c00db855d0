package dev.rapport.insight.ui;

import dev.rapport.insight.trends.Histogram;
import dev.rapport.insight.trends.TrendFigures.Times;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Mark;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import java.util.ArrayList;
import java.util.List;

/** How long the clocks of a metric ran: how many of which length. */
final class SpreadPlot {

    private final TrendWords words;

    SpreadPlot(TrendWords words) {
        this.words = words;
    }

    TrendPlot of(String metric, List<Times> figures) {
        var question = words.say("spread", words.metric(metric));
        var sum = Times.sum(figures);
        if (sum.total() == 0) return new TrendPlot(question, words.say("nothing"));
        var bars = sum.bars();
        var bounds = new ArrayList<>(
                bars.stream().map(bar -> words.about(bar.from())).toList());
        bounds.add(words.about(bars.getLast().until()));
        var median = sum.quantile(0.5).orElse(0);
        var most = sum.quantile(0.9).orElse(0);
        return new TrendPlot(
                question,
                words.say("spread.answer", words.amount(median), words.amount(most), words.number(sum.total())),
                new Spec(
                        Kind.BARS,
                        Unit.TIME,
                        bounds,
                        List.of(),
                        List.of(new Series(
                                words.say("clocks"),
                                bars.stream().map(bar -> (double) bar.count()).toList())),
                        List.of(
                                new Mark(words.say("median-is", words.amount(median)), place(bars, median)),
                                new Mark(words.say("p90-is", words.amount(most)), place(bars, most)))),
                words.say("spread.how"),
                new Table(
                        List.of(words.say("from"), words.say("until"), words.say("clocks"), words.say("share")),
                        bars.stream()
                                .map(bar -> List.of(
                                        TrendPlot.text(words.amount(bar.from())),
                                        TrendPlot.text(words.amount(bar.until())),
                                        TrendPlot.text(words.number(bar.count())),
                                        TrendPlot.text(words.percent((double) bar.count() / sum.total()))))
                                .toList()));
    }

    /** Where a length lies among bars that grow by a factor. */
    private static double place(List<Histogram.Bar> bars, long millis) {
        for (var number = 0; number < bars.size(); number++) {
            var bar = bars.get(number);
            if (millis < bar.from() || (millis >= bar.until() && number + 1 < bars.size())) continue;
            var part = bar.from() == 0
                    ? (double) millis / bar.until()
                    : Math.log((double) millis / bar.from()) / Math.log((double) bar.until() / bar.from());
            return number + Math.min(1, part);
        }
        return 0;
    }
}
