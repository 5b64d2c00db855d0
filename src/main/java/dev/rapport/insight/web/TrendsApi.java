package dev.rapport.insight.web;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.BreachRate.Share;
import dev.rapport.insight.trends.Histogram;
import dev.rapport.insight.trends.TrendFigures;
import dev.rapport.insight.trends.TrendFigures.Freshness;
import dev.rapport.insight.trends.TrendFilter;
import dev.rapport.insight.trends.Trends;
import dev.rapport.platform.Refused;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures by week or month: from, until (days), by (week or month), team, type, policy, metric narrow them; times are in
 * seconds, of business time unless said otherwise.
 */
@RestController
@RequestMapping("/api/v1/sla/trends")
class TrendsApi {

    private final Trends trends;

    TrendsApi(Trends trends) {
        this.trends = trends;
    }

    /** A list with where its days begin and how fresh it is. */
    record Answer<T>(
            LocalDate from,
            LocalDate until,
            String zone,
            @Nullable Instant computedAt,
            boolean waiting,
            List<T> items) {}

    /** How promises were kept; shares of one, the interval is that of Wilson at 95 %. */
    record KeptJson(
            LocalDate from,
            long kept,
            long breached,
            long excused,
            long running,
            long unanswered,
            @Nullable Double share,
            @Nullable Double shareLow,
            @Nullable Double shareHigh,
            @Nullable Double excusedShare) {

        static KeptJson of(TrendFigures.Kept one) {
            var raw = one.rate().raw();
            return new KeptJson(
                    one.from(),
                    one.rate().kept(),
                    one.rate().breaches(),
                    one.rate().excused(),
                    one.running(),
                    one.rate().unanswered(),
                    raw.map(Share::value).map(KeptJson::rest).orElse(null),
                    raw.map(Share::high).map(KeptJson::rest).orElse(null),
                    raw.map(Share::low).map(KeptJson::rest).orElse(null),
                    one.rate()
                            .excusedRate()
                            .map(Share::value)
                            .map(KeptJson::rest)
                            .orElse(null));
        }

        private static Double rest(double share) {
            return 1 - share;
        }
    }

    /** How many clocks stopped after how long; quantiles are off by less than 9 %. */
    record TimesJson(
            LocalDate from,
            long clocks,
            @Nullable Long median,
            @Nullable Long p90,
            List<BarJson> histogram) {

        static TimesJson of(TrendFigures.Times one) {
            return new TimesJson(
                    one.from(),
                    one.counted().total(),
                    seconds(one.counted().quantile(0.5)),
                    seconds(one.counted().quantile(0.9)),
                    one.counted().bars().stream().map(BarJson::of).toList());
        }
    }

    /** Clocks that counted so long, in seconds. */
    record BarJson(long from, long until, long clocks) {

        static BarJson of(Histogram.Bar bar) {
            return new BarJson(bar.from() / 1000, bar.until() / 1000, bar.count());
        }
    }

    /** What the clocks that stopped had waited for. */
    record PausesJson(LocalDate from, long elapsed, long paused, double share, Map<String, Long> byReason) {

        static PausesJson of(TrendFigures.Pauses one) {
            var reasons = new TreeMap<String, Long>();
            one.byReason().forEach((reason, millis) -> reasons.put(reason, millis / 1000));
            return new PausesJson(one.from(), one.elapsed() / 1000, one.paused() / 1000, one.share(), reasons);
        }
    }

    /** How often the cases changed hands that were opened then, by the number of hand-overs. */
    record HandOversJson(LocalDate from, long cases, double mean, Map<Integer, Long> casesByHandOvers) {

        static HandOversJson of(TrendFigures.HandOvers one) {
            return new HandOversJson(one.from(), one.all(), one.mean(), one.cases());
        }
    }

    /** How long instances stayed in a step, by the wall clock. */
    record StepJson(
            String element,
            @Nullable String name,
            long visits,
            long total,
            @Nullable Long median,
            @Nullable Long p90) {}

    @GetMapping("/compliance")
    @TrendQuestion
    Answer<KeptJson> compliance(@Parameter(hidden = true) @RequestParam Map<String, String> asked) {
        var filter = filter(asked);
        return answer(filter, trends.kept(filter).stream().map(KeptJson::of).toList());
    }

    @GetMapping("/times")
    @TrendQuestion
    Answer<TimesJson> times(@Parameter(hidden = true) @RequestParam Map<String, String> asked) {
        var filter = filter(asked);
        return answer(filter, trends.times(filter).stream().map(TimesJson::of).toList());
    }

    @GetMapping("/pauses")
    @TrendQuestion
    Answer<PausesJson> pauses(@Parameter(hidden = true) @RequestParam Map<String, String> asked) {
        var filter = filter(asked);
        return answer(filter, trends.pauses(filter).stream().map(PausesJson::of).toList());
    }

    @GetMapping("/hand-overs")
    @TrendQuestion
    Answer<HandOversJson> handOvers(@Parameter(hidden = true) @RequestParam Map<String, String> asked) {
        var filter = filter(asked);
        return answer(
                filter, trends.handOvers(filter).stream().map(HandOversJson::of).toList());
    }

    @GetMapping("/steps")
    @TrendQuestion
    Answer<StepJson> steps(@Parameter(hidden = true) @RequestParam Map<String, String> asked) {
        var filter = filter(asked);
        var process = filter.process();
        if (process == null) throw Refused.invalid("sla.trends.no-process");
        var names = trends.stepNames(process, Locale.ENGLISH);
        return answer(
                filter,
                trends.steps(filter, process).stream()
                        .map(step -> new StepJson(
                                step.element(),
                                names.get(step.element()),
                                step.visits(),
                                step.total() / 1000,
                                seconds(step.stays().quantile(0.5)),
                                seconds(step.stays().quantile(0.9))))
                        .toList());
    }

    /** Has all figures computed again in the background. */
    @ForRoles(Role.ADMIN)
    @PostMapping("/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void rebuild() {
        trends.rebuild();
    }

    private TrendFilter filter(Map<String, String> asked) {
        return TrendFilter.read(asked::get, trends.today());
    }

    private <T> Answer<T> answer(TrendFilter filter, List<T> items) {
        Freshness state = trends.freshness();
        return new Answer<>(
                filter.from(), filter.until(), state.zone().getId(), state.computedAt(), state.waiting(), items);
    }

    private static @Nullable Long seconds(OptionalLong millis) {
        return millis.isPresent() ? millis.getAsLong() / 1000 : null;
    }
}
