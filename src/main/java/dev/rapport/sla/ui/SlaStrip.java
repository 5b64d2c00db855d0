package dev.rapport.sla.ui;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.RuleLink;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.ClockStrip.Doing;
import dev.rapport.sla.ClockStrip.HandOver;
import dev.rapport.sla.ClockStrip.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One line from a clock's start to now, or to its due time if that is later: running solid, paused hatched, off hours
 * empty, with marks for warning, due and breach, and ticks where the work changed hands. Each part says on hover and
 * focus from when to when, how much business time, and by which rule.
 */
@CssImport("./styles/sla.css")
public final class SlaStrip extends Div {

    private final ClockStrip strip;
    private final SlaWords words;
    private final Instant start;
    private final double length;

    /** @param names gives the name of a member of staff */
    public SlaStrip(ClockStrip strip, Function<UserId, String> names) {
        this.strip = strip;
        this.words = new SlaWords(this);
        var clock = strip.of().clock();
        this.start = clock.startedAt();
        var end = clock.stoppedAt() == null
                ? later(clock.asOf(), clock.dueAt())
                : later(clock.stoppedAt(), clock.breachedAt());
        this.length = Math.max(1.0, Duration.between(start, end).toMillis());
        addClassName("sla-strip");
        add(head(), line(names));
    }

    private Div head() {
        var clock = strip.of().clock();
        var figures = new Span(words.say(
                "sla.strip-figures",
                words.amount(clock.elapsedMillis()),
                words.amount(strip.of().target().seconds() * 1000),
                words.amount(clock.pausedMillis())));
        figures.addClassName("secondary");
        var head =
                new Div(new Span(words.metric(strip.of().metric().name(), clock.round())), new DueChip(clock), figures);
        head.addClassName("sla-strip-head");
        var promise = strip.of().promise();
        head.add(RuleLink.of("sla-policy", promise.ruleVersion(), promise.rule(), words.say("sla.strip-rule")));
        if (strip.answerLost() != null)
            head.add(new Span(words.say("sla.answer-lost", Times.exact(strip.answerLost()))));
        return head;
    }

    private Div line(Function<UserId, String> names) {
        var line = new Div();
        line.addClassName("sla-line");
        line.getElement().setAttribute("role", "list");
        for (var part : strip.parts()) line.add(part(part));
        for (var handOver : strip.handOvers()) mark(line, "hand-over", handOver.at(), handOver(handOver, names));
        var clock = strip.of().clock();
        mark(line, "warning", clock.warnAt(), words.say("sla.mark-warning"));
        if (clock.breachedAt() == null) mark(line, "due", clock.dueAt(), words.say("sla.mark-due"));
        else mark(line, "breach", clock.breachedAt(), words.say("sla.mark-breach"));
        return line;
    }

    private Div part(Part part) {
        var kind = part.doing().name().toLowerCase(Locale.ROOT);
        var piece = new Div();
        piece.addClassNames("sla-part", "sla-" + kind);
        place(piece, part.from());
        piece.getStyle()
                .set("width", percent(Duration.between(part.from(), part.to()).toMillis()));
        var what = part.doing() == Doing.PAUSED ? words.pausedFor(part.reason()) : words.say("sla.doing." + kind);
        var text = words.say(
                "sla.part",
                what,
                Times.exact(part.from()),
                Times.exact(part.to()),
                words.amount(part.businessMillis()),
                words.say(strip.of().promise().rule()),
                strip.of().promise().ruleVersion());
        say(piece, text);
        if (part.doing() != Doing.OFF) piece.getElement().setAttribute("tabindex", "0");
        return piece;
    }

    private String handOver(HandOver handOver, Function<UserId, String> names) {
        var owner = handOver.owner();
        var to = owner != null ? names.apply(owner) : handOver.team();
        return words.say("sla.mark-hand-over", to == null ? "–" : to);
    }

    private void mark(Div line, String kind, @Nullable Instant at, String text) {
        if (at == null || at.isBefore(start) || Duration.between(start, at).toMillis() > length) return;
        var mark = new Div();
        mark.addClassNames("sla-mark", "sla-mark-" + kind);
        place(mark, at);
        mark.getElement().setAttribute("tabindex", "0");
        say(mark, words.say("sla.mark", text, Times.exact(at)));
        line.add(mark);
    }

    private void place(Div piece, Instant at) {
        piece.getStyle().set("left", percent(Duration.between(start, at).toMillis()));
    }

    private static void say(Div piece, String text) {
        piece.getElement().setAttribute("role", "listitem");
        piece.getElement().setAttribute("title", text);
        piece.getElement().setAttribute("aria-label", text);
    }

    private String percent(long millis) {
        return String.format(Locale.ROOT, "%.4f%%", millis * 100 / length);
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
