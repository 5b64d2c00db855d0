package dev.rapport.insight.breaches;

import static dev.rapport.platform.HtmlPdf.text;

import dev.rapport.platform.UserId;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.ClockStrip.Doing;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The strip of a clock as HTML for paper: running solid, paused striped, off hours empty, stopped dotted, with marks and a
 * legend that need no colour.
 */
final class StripMarkup {

    static final String STYLE = """
            .strip { position: relative; width: 510pt; height: 58pt; margin: 10pt 0 0; font-size: 7pt; color: #1d232c }
            .strip div { position: absolute; white-space: nowrap; line-height: 1 }
            .strip .bar, .strip .part { top: 24pt; height: 15pt; overflow: hidden }
            .strip .bar { left: 0; width: 509pt; border: 0.5pt solid #9aa2af }
            .running { background-color: #2f6fbf }
            .stopped { border: 1pt dotted #b9c0cc }
            .strip .stripe { top: 0; width: 1pt; height: 15pt; background-color: #6a7383 }
            .strip .mark { top: 20pt; width: 0; height: 22pt; border-left: 0.8pt solid #9aa2af }
            .strip .warning { border-left-color: #1d232c }
            .strip .breach { top: 15pt; height: 27pt; border-left: 1.6pt solid #c0271c }
            .strip .time { top: 44pt }
            .legend { margin: 4pt 0 6pt; font-size: 7pt; color: #1d232c }
            .legend .box { display: inline-block; position: relative; width: 14pt; height: 8pt; overflow: hidden;
                border: 0.5pt solid #9aa2af; margin-right: 4pt }
            .legend .box .stripe { position: absolute; top: 0; width: 1pt; height: 8pt; background-color: #6a7383 }
            .legend .tick { border-left: 0.8pt solid #1d232c; margin-right: 4pt }
            .legend .word { margin-right: 12pt }
            """;

    private static final float WIDTH = 510;
    private static final float BETWEEN_STRIPES = 3.2f;

    private final ClockStrip strip;
    private final BreachWords words;
    private final Function<@Nullable UserId, String> names;
    private final Instant start;
    private final Instant end;
    private final StringBuilder html = new StringBuilder();

    StripMarkup(ClockStrip strip, BreachWords words, Function<@Nullable UserId, String> names) {
        this.strip = strip;
        this.words = words;
        this.names = names;
        var clock = strip.of().clock();
        start = clock.startedAt();
        end = strip.parts().isEmpty() ? clock.asOf() : strip.parts().getLast().to();
    }

    String html() {
        var clock = strip.of().clock();
        html.append("<div class=\"strip\">");
        strip.parts().forEach(this::part);
        html.append("<div class=\"bar\"></div>");
        strip.handOvers().forEach(one -> mark("", one.at(), 7, names.apply(one.owner())));
        mark("warning", clock.warnAt(), 7, "");
        var breached = clock.breachedAt();
        mark("breach", breached, 2, breached == null ? "" : words.say("sla.mark-breach") + " " + words.time(breached));
        html.append("<div class=\"time\" style=\"left: 0\">%s</div>".formatted(text(words.time(start))));
        html.append("<div class=\"time\" style=\"right: 0\">%s</div></div>".formatted(text(words.time(end))));
        legend();
        return html.toString();
    }

    private void part(ClockStrip.Part part) {
        if (part.doing() == Doing.OFF) return;
        var from = place(part.from());
        var width = Math.max(0.4f, place(part.to()) - from);
        html.append(at("part " + look(part.doing()), "left: %.2fpt; width: %.2fpt", from, width));
        if (part.doing() == Doing.PAUSED) stripes(width);
        html.append("</div>");
    }

    private void stripes(float width) {
        for (var x = 0f; x < width; x += BETWEEN_STRIPES)
            html.append(at("stripe", "left: %.2fpt", x)).append("</div>");
    }

    private void mark(String look, @Nullable Instant at, float top, String said) {
        if (at == null || at.isBefore(start) || at.isAfter(end)) return;
        var x = place(at);
        html.append(at("mark " + look, "left: %.2fpt", x)).append("</div>");
        if (said.isEmpty()) return;
        html.append(
                x > WIDTH * 0.8f
                        ? at("said", "right: %.2fpt; top: %.2fpt", WIDTH - x + 3, top)
                        : at("said", "left: %.2fpt; top: %.2fpt", x + 3, top));
        html.append(text(said)).append("</div>");
    }

    private void legend() {
        html.append("<div class=\"legend\">");
        for (var doing : Doing.values()) {
            if (doing == Doing.STOPPED && strip.parts().stream().noneMatch(part -> part.doing() == doing)) continue;
            html.append("<div class=\"box %s\">".formatted(look(doing)));
            if (doing == Doing.PAUSED) stripes(14);
            html.append("</div>");
            word("sla.legend." + look(doing));
        }
        if (strip.of().clock().warnAt() != null) {
            html.append("<span class=\"tick\"></span>");
            word("sla.mark-warning");
        }
        html.append("</div>");
    }

    private void word(String key) {
        html.append("<span class=\"word\">").append(text(words.say(key))).append("</span>");
    }

    private static String look(Doing doing) {
        return doing.name().toLowerCase(Locale.ROOT);
    }

    private static String at(String look, String style, Object... places) {
        return "<div class=\"%s\" style=\"%s\">".formatted(look, String.format(Locale.ROOT, style, places));
    }

    private float place(Instant at) {
        double length = Math.max(1, Duration.between(start, end).toMillis());
        return (float) (WIDTH * Duration.between(start, at).toMillis() / length);
    }
}
