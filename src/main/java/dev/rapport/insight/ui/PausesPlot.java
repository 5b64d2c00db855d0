package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.insight.trends.TrendFigures.Pauses;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import dev.rapport.sla.pauses.PausedTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** How much of the business time was spent waiting, and for what. */
final class PausesPlot {

    private final TrendWords words;

    PausesPlot(TrendWords words) {
        this.words = words;
    }

    TrendPlot of(List<Pauses> figures) {
        var question = words.say("pauses");
        var all =
                figures.stream().filter(one -> one.elapsed() + one.paused() > 0).toList();
        var paused = all.stream().mapToLong(Pauses::paused).sum();
        if (paused == 0) return new TrendPlot(question, words.say("pauses.nothing"));
        var elapsed = all.stream().mapToLong(Pauses::elapsed).sum();
        var course = new TrendCourse<>(words, all, Pauses::from);
        var reasons = new TreeSet<String>();
        all.forEach(one -> reasons.addAll(one.byReason().keySet()));
        var heads = new ArrayList<>(List.of(
                words.say("by." + words.filter().by().word()), words.say("pauses.share"), words.say("pauses.time")));
        reasons.forEach(reason -> heads.add(reason(reason)));
        return new TrendPlot(
                question,
                words.say("pauses.answer", words.percent((double) paused / (elapsed + paused)), words.amount(paused)),
                new Spec(
                        Kind.STACKED,
                        Unit.SHARE,
                        course.labels(),
                        course.notes(one -> words.say("pauses.in-all", words.percent(one.share()))),
                        reasons.stream()
                                .map(reason -> new Series(reason(reason), course.values(one -> part(one, reason))))
                                .toList(),
                        List.of()),
                words.say("pauses.how"),
                new Table(
                        heads,
                        all.stream()
                                .map(one -> {
                                    var row = new ArrayList<Component>(List.of(
                                            TrendPlot.text(words.label(one.from())),
                                            TrendPlot.text(words.percent(one.share())),
                                            TrendPlot.text(words.amount(one.paused()))));
                                    reasons.forEach(
                                            reason -> row.add(TrendPlot.text(words.percent(part(one, reason)))));
                                    return (List<Component>) row;
                                })
                                .toList()));
    }

    private static double part(Pauses one, String reason) {
        return (double) one.byReason().getOrDefault(reason, 0L) / (one.elapsed() + one.paused());
    }

    private String reason(String reason) {
        if (reason.equals(PausedTime.NO_REASON)) return words.say("pauses.no-reason");
        var key = "sla.pause." + reason;
        var text = words.said(key);
        return text.equals(key) ? reason : text;
    }
}
