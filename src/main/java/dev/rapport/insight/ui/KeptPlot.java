package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.insight.breaches.BreachRate.Share;
import dev.rapport.insight.trends.TrendFigures.Kept;
import dev.rapport.insight.ui.TrendChart.Kind;
import dev.rapport.insight.ui.TrendChart.Series;
import dev.rapport.insight.ui.TrendChart.Spec;
import dev.rapport.insight.ui.TrendChart.Unit;
import dev.rapport.insight.ui.TrendPlot.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many promises were kept, week by week or month by month, with what is sure of the true share. */
final class KeptPlot {

    private final TrendWords words;

    KeptPlot(TrendWords words) {
        this.words = words;
    }

    TrendPlot of(List<Kept> figures) {
        var question = words.say("kept");
        var all = figures.stream().filter(one -> one.rate().decided() > 0).toList();
        if (all.isEmpty()) return new TrendPlot(question, words.say("nothing"));
        var kept = all.stream().mapToLong(one -> one.rate().kept()).sum();
        var decided = all.stream().mapToLong(one -> one.rate().decided()).sum();
        var running = figures.stream().mapToLong(Kept::running).sum();
        var course = new TrendCourse<>(words, all, Kept::from);
        var raw = new Series(
                words.say("kept.raw"),
                course.values(one -> 1 - share(one.rate().raw()).value()),
                course.values(one -> 1 - share(one.rate().raw()).high()),
                course.values(one -> 1 - share(one.rate().raw()).low()));
        var excused = new Series(
                words.say("kept.excused"),
                course.values(one -> 1 - share(one.rate().excusedRate()).value()));
        return new TrendPlot(
                question,
                words.say(
                        "kept.answer",
                        words.percent((double) kept / decided),
                        words.number(decided),
                        words.number(running)),
                new Spec(
                        Kind.LINES,
                        Unit.SHARE,
                        course.labels(),
                        all.stream()
                                .map(one -> words.say(
                                        "kept.of", one.rate().kept(), one.rate().decided()))
                                .toList(),
                        List.of(raw, excused),
                        List.of()),
                words.say("kept.how"),
                new Table(
                        List.of(
                                words.say("by." + words.filter().by().word()),
                                words.say("kept.kept"),
                                words.say("kept.breached"),
                                words.say("kept.excused-breaches"),
                                words.say("kept.raw"),
                                words.say("kept.interval"),
                                words.say("kept.excused"),
                                words.say("kept.unanswered"),
                                words.say("kept.running")),
                        all.stream().map(this::row).toList()));
    }

    private List<Component> row(Kept one) {
        var raw = share(one.rate().raw());
        return List.of(
                TrendPlot.text(words.label(one.from())),
                TrendPlot.text(words.number(one.rate().kept())),
                breaches(one),
                TrendPlot.text(words.number(one.rate().excused())),
                TrendPlot.text(words.percent(1 - raw.value())),
                TrendPlot.text(words.say("interval", words.percent(1 - raw.high()), words.percent(1 - raw.low()))),
                TrendPlot.text(words.percent(1 - share(one.rate().excusedRate()).value())),
                TrendPlot.text(words.number(one.rate().unanswered())),
                TrendPlot.text(words.number(one.running())));
    }

    /** Leads to the breaches that were counted. */
    private Component breaches(Kept one) {
        var address = new LinkedHashMap<String, String>();
        var start = one.from().isBefore(words.filter().from()) ? words.filter().from() : one.from();
        var end = words.filter().by().end(one.from());
        address.put("from", start.toString());
        address.put(
                "until", (end.isAfter(words.filter().until()) ? words.filter().until() : end).toString());
        put(address, "team", words.filter().team());
        put(address, "process", words.filter().caseType());
        put(address, "policy", words.filter().policy());
        put(address, "metric", words.filter().metric());
        var query = QueryParameters.simple(address).getQueryString();
        return new Anchor("sla/breaches?" + query, words.number(one.rate().breaches()));
    }

    private static void put(Map<String, String> address, String name, @Nullable String value) {
        if (value != null) address.put(name, value);
    }

    private static Share share(Optional<Share> share) {
        return share.orElseThrow();
    }
}
