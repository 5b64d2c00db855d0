package dev.rapport.insight.breaches;

import dev.rapport.platform.Texts;
import dev.rapport.platform.WrittenTime;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.Metric;
import dev.rapport.sla.MetricWords;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says breaches in one language and zone, for screens and for what is taken out. */
final class BreachWords {

    private final Texts texts;
    private final Locale locale;
    private final ZoneId zone;
    private final UnaryOperator<String> teams;

    /** @param teams gives the name of a team by its key */
    BreachWords(Texts texts, Locale locale, ZoneId zone, UnaryOperator<String> teams) {
        this.texts = texts;
        this.locale = locale;
        this.zone = zone;
        this.teams = teams;
    }

    String say(String key, Object... arguments) {
        return texts.get(locale, key, arguments);
    }

    ZoneId zone() {
        return zone;
    }

    Locale locale() {
        return locale;
    }

    String time(Instant at) {
        return format(at, zone);
    }

    private String format(Instant at, ZoneId in) {
        return WrittenTime.at(at, locale, in);
    }

    String day(LocalDate day) {
        return WrittenTime.day(day, locale);
    }

    String metric(String metric) {
        return MetricWords.of(metric, this::say);
    }

    String metric(Breach breach) {
        return metric(new Metric(breach.metric()).inRound(breach.round()));
    }

    String team(@Nullable String key) {
        return key == null ? say("sla.nobody") : teams.apply(key);
    }

    String process(String process) {
        return known("sla.process.", process);
    }

    String tier(@Nullable String tier) {
        return tier == null ? "" : known("word.tier.", tier);
    }

    String cause(@Nullable BreachRemark judged) {
        return judged == null ? "" : say("sla.cause." + judged.cause().word());
    }

    String pausedFor(@Nullable String reason) {
        return reason == null ? say("sla.paused") : known("sla.pause.", reason);
    }

    /** Business time such as "26 h 05 min". */
    String amount(long millis) {
        var time = Duration.ofMillis(millis);
        if (time.toHours() == 0) return say("sla.minutes", time.toMinutes());
        if (time.toMinutesPart() == 0) return say("sla.hours", time.toHours());
        return say("sla.hours-minutes", time.toHours(), time.toMinutesPart());
    }

    /** What was promised, what decided so, how the time ran and what was done about it: a sentence each. */
    List<String> explain(BreachReport report) {
        var breach = report.breach();
        var said = new ArrayList<String>();
        said.add(promise(report));
        said.add(say("sla.explain.rule", say(breach.rule()), breach.ruleVersion()));
        said.addAll(course(report));
        if (!breach.counted()) said.add(say("sla.explain.not-counted"));
        said.add(say("sla.explain.team", team(breach.team())));
        report.notices().forEach(notice -> said.add(notice(notice)));
        said.addAll(judged(breach));
        return said;
    }

    /** The same as a customer may read it: without rules, bookkeeping, and what was done inside about it. */
    List<String> tellCustomer(BreachReport report) {
        var breach = report.breach();
        var said = new ArrayList<String>();
        said.add(say(
                "sla.explain.promise-customer",
                metric(breach),
                amount(breach.targetSeconds() * 1000),
                say(breach.calendar())));
        said.addAll(course(report));
        said.addAll(judged(breach));
        return said;
    }

    /** The calendar's zone is named only where it is not the reader's own. */
    private String promise(BreachReport report) {
        var breach = report.breach();
        var calendar = say(breach.calendar());
        return say(
                "sla.explain.promise",
                say(breach.policy()),
                metric(breach),
                amount(breach.targetSeconds() * 1000),
                report.zone().equals(zone.getId()) ? calendar : say("sla.explain.in-zone", calendar, report.zone()));
    }

    private List<String> judged(Breach breach) {
        var judged = breach.judged();
        return judged == null
                ? List.of()
                : List.of(say(judged.excuses() ? "sla.explain.excused" : "sla.explain.cause", cause(judged)));
    }

    private List<String> course(BreachReport report) {
        var breach = report.breach();
        var said = new ArrayList<String>();
        said.add(say("sla.explain.time", time(breach.startedAt()), time(breach.dueAt())));
        if (report.strip() != null) said.addAll(course(report.strip(), breach));
        return said;
    }

    private List<String> course(ClockStrip strip, Breach breach) {
        var said = new ArrayList<String>();
        var paused = strip.parts().stream()
                .filter(part -> part.doing() == ClockStrip.Doing.PAUSED)
                .collect(Collectors.groupingBy(
                        part -> pausedFor(part.reason()), Collectors.summingLong(ClockStrip.Part::businessMillis)));
        paused.forEach((reason, millis) -> said.add(say("sla.explain.paused", amount(millis), reason)));
        if (paused.isEmpty()) said.add(say("sla.explain.never-paused"));
        var clock = strip.of().clock();
        var over = Math.max(0, clock.elapsedMillis() - breach.targetSeconds() * 1000);
        var stopped = clock.stoppedAt();
        said.add(
                stopped == null
                        ? say("sla.explain.still-open", amount(clock.elapsedMillis()), amount(over))
                        : say(
                                clock.unanswered() ? "sla.explain.ended" : "sla.explain.done",
                                time(stopped),
                                amount(clock.elapsedMillis()),
                                amount(over)));
        if (strip.answerLost() != null) said.add(say("sla.answer-lost", time(strip.answerLost())));
        if (stopped != null && strip.answerWritten() != null) written(strip.answerWritten(), stopped, said);
        return said;
    }

    /** Told where a reader would see two times. */
    private void written(Instant written, Instant sent, List<String> said) {
        if (!time(written).equals(time(sent))) said.add(say("sla.explain.written", time(written), time(sent)));
    }

    private String notice(BreachNotice notice) {
        return switch (notice.kind()) {
            case WARNED -> say("sla.explain.warned", time(notice.at()));
            case LADDER -> say("sla.explain.ladder", time(notice.at()), known("sla.step-of-ladder.", notice.detail()));
            case ESCALATED ->
                say(
                        "sla.explain.escalated",
                        time(notice.at()),
                        known("sla.rung.", notice.detail()),
                        notice.team() == null ? "–" : team(notice.team()));
        };
    }

    private String known(String prefix, @Nullable String word) {
        if (word == null) return "–";
        return texts.has(prefix + word) ? say(prefix + word) : say(word);
    }
}
