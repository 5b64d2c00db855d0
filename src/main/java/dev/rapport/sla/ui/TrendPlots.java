package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.QueryParameters;
import dev.rapport.sla.breaches.BreachRate.Share;
import dev.rapport.sla.pauses.PausedTime;
import dev.rapport.sla.trends.Histogram;
import dev.rapport.sla.trends.TrendFigures.HandOvers;
import dev.rapport.sla.trends.TrendFigures.Kept;
import dev.rapport.sla.trends.TrendFigures.Pauses;
import dev.rapport.sla.trends.TrendFigures.StepTime;
import dev.rapport.sla.trends.TrendFigures.Times;
import dev.rapport.sla.trends.TrendFilter;
import dev.rapport.sla.ui.TrendChart.Kind;
import dev.rapport.sla.ui.TrendChart.Mark;
import dev.rapport.sla.ui.TrendChart.Series;
import dev.rapport.sla.ui.TrendChart.Spec;
import dev.rapport.sla.ui.TrendChart.Unit;
import dev.rapport.sla.ui.TrendPlot.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts figures into drawings and tables, in a screen's language. */
final class TrendPlots {

    private static final int MOST_STEPS = 15;

    private final SlaWords words;
    private final TrendFilter filter;
    private final Locale locale;

    TrendPlots(SlaWords words, TrendFilter filter, Locale locale) {
        this.words = words;
        this.filter = filter;
        this.locale = locale;
    }

    TrendPlot kept(List<Kept> figures) {
        var question = say("kept");
        var all = figures.stream().filter(one -> one.rate().decided() > 0).toList();
        if (all.isEmpty()) return new TrendPlot(question, say("nothing"));
        var kept = all.stream().mapToLong(one -> one.rate().kept()).sum();
        var decided = all.stream().mapToLong(one -> one.rate().decided()).sum();
        var running = figures.stream().mapToLong(Kept::running).sum();
        var course = new Course<>(all, Kept::from);
        var raw = new Series(
                say("kept.raw"),
                course.values(one -> 1 - share(one.rate().raw()).value()),
                course.values(one -> 1 - share(one.rate().raw()).high()),
                course.values(one -> 1 - share(one.rate().raw()).low()));
        var excused = new Series(
                say("kept.excused"),
                course.values(one -> 1 - share(one.rate().excusedRate()).value()));
        return new TrendPlot(
                question,
                say("kept.answer", percent((double) kept / decided), words.number(decided), words.number(running)),
                new Spec(
                        Kind.LINES,
                        Unit.SHARE,
                        course.labels(),
                        all.stream()
                                .map(one -> say(
                                        "kept.of", one.rate().kept(), one.rate().decided()))
                                .toList(),
                        List.of(raw, excused),
                        List.of()),
                say("kept.how"),
                new Table(
                        List.of(
                                say("by." + filter.by().word()),
                                say("kept.kept"),
                                say("kept.breached"),
                                say("kept.excused-breaches"),
                                say("kept.raw"),
                                say("kept.interval"),
                                say("kept.excused"),
                                say("kept.running")),
                        all.stream().map(this::row).toList()));
    }

    private List<Component> row(Kept one) {
        var raw = share(one.rate().raw());
        return List.of(
                text(label(one.from())),
                text(words.number(one.rate().kept())),
                breaches(one),
                text(words.number(one.rate().excused())),
                text(percent(1 - raw.value())),
                text(say("interval", percent(1 - raw.high()), percent(1 - raw.low()))),
                text(percent(1 - share(one.rate().excusedRate()).value())),
                text(words.number(one.running())));
    }

    /** Leads to the breaches that were counted. */
    private Component breaches(Kept one) {
        var address = new LinkedHashMap<String, String>();
        var start = one.from().isBefore(filter.from()) ? filter.from() : one.from();
        var end = filter.by().end(one.from());
        address.put("from", start.toString());
        address.put("until", (end.isAfter(filter.until()) ? filter.until() : end).toString());
        put(address, "team", filter.team());
        put(address, "process", filter.caseType());
        put(address, "policy", filter.policy());
        put(address, "metric", filter.metric());
        var query = QueryParameters.simple(address).getQueryString();
        return new Anchor("sla/breaches?" + query, words.number(one.rate().breaches()));
    }

    private static void put(Map<String, String> address, String name, @Nullable String value) {
        if (value != null) address.put(name, value);
    }

    TrendPlot spread(String metric, List<Times> figures) {
        var question = say("spread", words.metric(metric));
        var sum = Times.sum(figures);
        if (sum.total() == 0) return new TrendPlot(question, say("nothing"));
        var bars = sum.bars();
        var bounds =
                new ArrayList<>(bars.stream().map(bar -> amount(bar.from())).toList());
        bounds.add(amount(bars.getLast().until()));
        var median = sum.quantile(0.5).orElse(0);
        var most = sum.quantile(0.9).orElse(0);
        return new TrendPlot(
                question,
                say("spread.answer", amount(median), amount(most), words.number(sum.total())),
                new Spec(
                        Kind.BARS,
                        Unit.TIME,
                        bounds,
                        List.of(),
                        List.of(new Series(
                                say("clocks"),
                                bars.stream().map(bar -> (double) bar.count()).toList())),
                        List.of(
                                new Mark(say("median-is", amount(median)), place(bars, median)),
                                new Mark(say("p90-is", amount(most)), place(bars, most)))),
                say("spread.how"),
                new Table(
                        List.of(say("from"), say("until"), say("clocks"), say("share")),
                        bars.stream()
                                .map(bar -> List.of(
                                        text(amount(bar.from())),
                                        text(amount(bar.until())),
                                        text(words.number(bar.count())),
                                        text(percent((double) bar.count() / sum.total()))))
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

    TrendPlot course(String metric, List<Times> figures) {
        var question =
                say("course", words.metric(metric), say("by." + filter.by().word()));
        if (figures.isEmpty()) return new TrendPlot(question, say("nothing"));
        var last = figures.getLast();
        var course = new Course<>(figures, Times::from);
        return new TrendPlot(
                question,
                say("course.answer", label(last.from()), quantile(last, 0.5), quantile(last, 0.9)),
                new Spec(
                        Kind.LINES,
                        Unit.TIME,
                        course.labels(),
                        course.notes(one -> say("of-clocks", one.counted().total())),
                        List.of(
                                new Series(say("median"), course.values(one ->
                                        (double) one.counted().quantile(0.5).orElse(0))),
                                new Series(say("p90"), course.values(one ->
                                        (double) one.counted().quantile(0.9).orElse(0)))),
                        List.of()),
                say("course.how"),
                new Table(
                        List.of(say("by." + filter.by().word()), say("clocks"), say("median"), say("p90")),
                        figures.stream()
                                .map(one -> List.of(
                                        text(label(one.from())),
                                        text(words.number(one.counted().total())),
                                        text(quantile(one, 0.5)),
                                        text(quantile(one, 0.9))))
                                .toList()));
    }

    private String quantile(Times times, double share) {
        return amount(times.counted().quantile(share).orElse(0));
    }

    /** @param names what the process calls its steps */
    TrendPlot steps(String process, List<StepTime> figures, Map<String, String> names) {
        var question = say("steps", process);
        if (figures.isEmpty()) return new TrendPlot(question, say("steps.nothing"));
        var all = figures.stream().mapToLong(StepTime::total).sum();
        var shown = figures.stream().limit(MOST_STEPS).toList();
        Function<StepTime, String> name = step -> names.getOrDefault(step.element(), step.element());
        var first = figures.getFirst();
        return new TrendPlot(
                question,
                say("steps.answer", name.apply(first), percent(all == 0 ? 0 : (double) first.total() / all)),
                new Spec(
                        Kind.RANKS,
                        Unit.TIME,
                        shown.stream().map(name).toList(),
                        shown.stream()
                                .map(step -> say("steps.median", amount(median(step))))
                                .toList(),
                        List.of(new Series(say("steps.total"), values(shown, step -> (double) step.total()))),
                        List.of()),
                say("steps.how"),
                new Table(
                        List.of(say("steps.step"), say("steps.visits"), say("median"), say("p90"), say("steps.total")),
                        figures.stream()
                                .map(step -> List.of(
                                        text(name.apply(step)),
                                        text(words.number(step.visits())),
                                        text(amount(median(step))),
                                        text(amount(step.stays().quantile(0.9).orElse(0))),
                                        text(amount(step.total()))))
                                .toList()));
    }

    private static long median(StepTime step) {
        return step.stays().quantile(0.5).orElse(0);
    }

    TrendPlot pauses(List<Pauses> figures) {
        var question = say("pauses");
        var all =
                figures.stream().filter(one -> one.elapsed() + one.paused() > 0).toList();
        var paused = all.stream().mapToLong(Pauses::paused).sum();
        if (paused == 0) return new TrendPlot(question, say("pauses.nothing"));
        var elapsed = all.stream().mapToLong(Pauses::elapsed).sum();
        var course = new Course<>(all, Pauses::from);
        var reasons = new TreeSet<String>();
        all.forEach(one -> reasons.addAll(one.byReason().keySet()));
        var heads = new ArrayList<>(List.of(say("by." + filter.by().word()), say("pauses.share"), say("pauses.time")));
        reasons.forEach(reason -> heads.add(reason(reason)));
        return new TrendPlot(
                question,
                say("pauses.answer", percent((double) paused / (elapsed + paused)), amount(paused)),
                new Spec(
                        Kind.STACKED,
                        Unit.SHARE,
                        course.labels(),
                        course.notes(one -> say("pauses.in-all", percent(one.share()))),
                        reasons.stream()
                                .map(reason -> new Series(reason(reason), course.values(one -> part(one, reason))))
                                .toList(),
                        List.of()),
                say("pauses.how"),
                new Table(
                        heads,
                        all.stream()
                                .map(one -> {
                                    var row = new ArrayList<Component>(List.of(
                                            text(label(one.from())),
                                            text(percent(one.share())),
                                            text(amount(one.paused()))));
                                    reasons.forEach(reason -> row.add(text(percent(part(one, reason)))));
                                    return (List<Component>) row;
                                })
                                .toList()));
    }

    private static double part(Pauses one, String reason) {
        return (double) one.byReason().getOrDefault(reason, 0L) / (one.elapsed() + one.paused());
    }

    private String reason(String reason) {
        if (reason.equals(PausedTime.NO_REASON)) return say("pauses.no-reason");
        var key = "sla.pause." + reason;
        var text = words.say(key);
        return text.equals(key) ? reason : text;
    }

    TrendPlot handOvers(List<HandOvers> figures) {
        var question = say("hand-overs");
        if (figures.isEmpty()) return new TrendPlot(question, say("nothing"));
        var course = new Course<>(figures, HandOvers::from);
        var cases = figures.stream().mapToLong(HandOvers::all).sum();
        var sum = figures.stream().mapToDouble(one -> one.mean() * one.all()).sum();
        var never = figures.stream()
                .mapToLong(one -> one.cases().getOrDefault(0, 0L))
                .sum();
        return new TrendPlot(
                question,
                say("hand-overs.answer", sum / cases, percent((double) never / cases), words.number(cases)),
                new Spec(
                        Kind.LINES,
                        Unit.NUMBER,
                        course.labels(),
                        course.notes(one -> say("hand-overs.cases", one.all())),
                        List.of(new Series(say("hand-overs.mean"), course.values(HandOvers::mean))),
                        List.of()),
                say("hand-overs.how"),
                new Table(
                        List.of(
                                say("by." + filter.by().word()),
                                say("cases"),
                                say("hand-overs.mean"),
                                say("hand-overs.none"),
                                say("hand-overs.once"),
                                say("hand-overs.twice"),
                                say("hand-overs.more")),
                        figures.stream()
                                .map(one -> List.of(
                                        text(label(one.from())),
                                        text(words.number(one.all())),
                                        text(say("number", one.mean())),
                                        text(count(one, 0, 0)),
                                        text(count(one, 1, 1)),
                                        text(count(one, 2, 2)),
                                        text(count(one, 3, Integer.MAX_VALUE - 1))))
                                .toList()));
    }

    private String count(HandOvers one, int least, int most) {
        return words.number(one.cases().subMap(least, most + 1).values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    private String say(String key, Object... arguments) {
        return words.say("sla.trends." + key, arguments);
    }

    private String percent(double share) {
        return say("percent", share * 100);
    }

    private String amount(long millis) {
        return words.amount(millis);
    }

    private static Component text(String text) {
        return TrendPlot.text(text);
    }

    private static Share share(Optional<Share> share) {
        return share.orElseThrow();
    }

    private static <T> List<Double> values(List<T> figures, Function<T, Double> value) {
        return figures.stream().map(value).toList();
    }

    /** Figures on the whole way from the first to the last week or month, so that a gap is seen as one. */
    private final class Course<T> {

        private final Map<LocalDate, T> figures = new HashMap<>();
        private final List<LocalDate> starts = new ArrayList<>();

        Course(List<T> found, Function<T, LocalDate> start) {
            found.forEach(one -> figures.put(start.apply(one), one));
            var last = start.apply(found.getLast());
            for (var at = start.apply(found.getFirst());
                    !at.isAfter(last);
                    at = filter.by().end(at).plusDays(1)) starts.add(at);
        }

        List<String> labels() {
            return starts.stream().map(TrendPlots.this::label).toList();
        }

        List<String> notes(Function<T, String> note) {
            return at(note, "");
        }

        List<Double> values(Function<T, Double> value) {
            return at(value, Double.NaN);
        }

        private <V> List<V> at(Function<T, V> value, V none) {
            return starts.stream()
                    .map(start -> {
                        var figure = figures.get(start);
                        return figure == null ? none : value.apply(figure);
                    })
                    .toList();
        }
    }

    /** The first day of a week, or the name of a month. */
    private String label(LocalDate start) {
        return switch (filter.by()) {
            case WEEK ->
                DateTimeFormatter.ofPattern(words.say("sla.trends.day-pattern"), locale)
                        .format(start);
            case MONTH ->
                DateTimeFormatter.ofPattern(words.say("sla.trends.month-pattern"), locale)
                        .format(YearMonth.from(start));
        };
    }
}
