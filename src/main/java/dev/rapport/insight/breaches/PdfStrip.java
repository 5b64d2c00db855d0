package dev.rapport.insight.breaches;

import dev.rapport.platform.UserId;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.ClockStrip.Doing;
import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;

/**
 * The strip of a clock as a drawing: running solid, paused hatched, off hours empty, stopped dotted, with marks and a
 * legend that need no colour.
 */
final class PdfStrip {

    private static final float WIDTH = 510;
    private static final float HEIGHT = 78;
    private static final float BAR_BOTTOM = 34;
    private static final float BAR_HEIGHT = 15;
    private static final float LETTERS = 7;
    private static final Color RUNNING = new Color(0x2f, 0x6f, 0xbf);
    private static final Color PAUSED = new Color(0x6a, 0x73, 0x83);
    private static final Color STOPPED = new Color(0xb9, 0xc0, 0xcc);
    private static final Color LINE = new Color(0x9a, 0xa2, 0xaf);
    private static final Color BREACH = new Color(0xc0, 0x27, 0x1c);
    private static final Color INK = new Color(0x1d, 0x23, 0x2c);

    private final ClockStrip strip;
    private final BreachWords words;
    private final Function<@Nullable UserId, String> names;
    private final Instant start;
    private final Instant end;

    PdfStrip(ClockStrip strip, BreachWords words, Function<@Nullable UserId, String> names) {
        this.strip = strip;
        this.words = words;
        this.names = names;
        var clock = strip.of().clock();
        start = clock.startedAt();
        end = strip.parts().isEmpty() ? clock.asOf() : strip.parts().getLast().to();
    }

    Image drawnBy(PdfWriter writer) {
        var drawing = writer.getDirectContent().createTemplate(WIDTH, HEIGHT);
        strip.parts().forEach(part -> part(drawing, part));
        outline(drawing);
        strip.handOvers().forEach(one -> mark(drawing, one.at(), LINE, 4, names.apply(one.owner())));
        var clock = strip.of().clock();
        mark(drawing, clock.warnAt(), INK, 4, "");
        mark(drawing, clock.breachedAt(), BREACH, 9, words.say("sla.mark-breach"));
        label(drawing, Element.ALIGN_LEFT, words.time(start), 0, BAR_BOTTOM - 11);
        label(drawing, Element.ALIGN_RIGHT, words.time(end), WIDTH, BAR_BOTTOM - 11);
        legend(drawing);
        var image = Image.getInstance(drawing);
        image.setSpacingBefore(8);
        image.setSpacingAfter(6);
        return image;
    }

    private void part(PdfContentByte drawing, ClockStrip.Part part) {
        var from = place(part.from());
        fill(drawing, part.doing(), from, Math.max(0.4f, place(part.to()) - from), BAR_BOTTOM, BAR_HEIGHT);
    }

    private static void fill(PdfContentByte drawing, Doing doing, float x, float width, float y, float height) {
        drawing.saveState();
        drawing.rectangle(x, y, width, height);
        switch (doing) {
            case RUNNING -> {
                drawing.setColorFill(RUNNING);
                drawing.fill();
            }
            case PAUSED -> hatch(drawing, x, width, y, height);
            case STOPPED -> {
                drawing.setColorStroke(STOPPED);
                drawing.setLineDash(1, 2);
                drawing.stroke();
            }
            case OFF -> drawing.newPath();
        }
        drawing.restoreState();
    }

    private static void hatch(PdfContentByte drawing, float x, float width, float y, float height) {
        drawing.clip();
        drawing.newPath();
        drawing.setColorStroke(PAUSED);
        drawing.setLineWidth(0.9f);
        for (var at = x - height; at < x + width; at += 3.2f) {
            drawing.moveTo(at, y);
            drawing.lineTo(at + height, y + height);
        }
        drawing.stroke();
    }

    private static void outline(PdfContentByte drawing) {
        drawing.setColorStroke(LINE);
        drawing.setLineWidth(0.5f);
        drawing.rectangle(0.25f, BAR_BOTTOM, WIDTH - 0.5f, BAR_HEIGHT);
        drawing.stroke();
    }

    private void mark(PdfContentByte drawing, @Nullable Instant at, Color colour, float over, String text) {
        if (at == null || at.isBefore(start) || at.isAfter(end)) return;
        var x = place(at);
        drawing.setColorStroke(colour);
        drawing.setLineWidth(over > 5 ? 1.6f : 0.8f);
        drawing.moveTo(x, BAR_BOTTOM - 3);
        drawing.lineTo(x, BAR_BOTTOM + BAR_HEIGHT + over);
        drawing.stroke();
        if (text.isEmpty()) return;
        var right = x > WIDTH * 0.8f;
        label(
                drawing,
                right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT,
                over > 5 ? text + " " + words.time(at) : text,
                right ? x - 2 : x + 2,
                BAR_BOTTOM + BAR_HEIGHT + over - 4);
    }

    private void legend(PdfContentByte drawing) {
        var x = 0f;
        for (var doing : Doing.values()) {
            if (doing == Doing.STOPPED && strip.parts().stream().noneMatch(part -> part.doing() == doing)) continue;
            fill(drawing, doing, x, 14, 4, 8);
            drawing.setColorStroke(LINE);
            drawing.setLineWidth(0.5f);
            drawing.rectangle(x, 4, 14, 8);
            drawing.stroke();
            var text = words.say("sla.legend." + doing.name().toLowerCase(java.util.Locale.ROOT));
            label(drawing, Element.ALIGN_LEFT, text, x + 18, 5.5f);
            x += 30 + PdfFont.base().getWidthPoint(text, LETTERS);
        }
        if (strip.of().clock().warnAt() == null) return;
        drawing.setColorStroke(INK);
        drawing.setLineWidth(0.8f);
        drawing.moveTo(x + 7, 2);
        drawing.lineTo(x + 7, 14);
        drawing.stroke();
        label(drawing, Element.ALIGN_LEFT, words.say("sla.mark-warning"), x + 12, 5.5f);
    }

    private static void label(PdfContentByte drawing, int alignment, String text, float x, float y) {
        drawing.beginText();
        drawing.setFontAndSize(PdfFont.base(), LETTERS);
        drawing.setColorFill(INK);
        drawing.showTextAligned(alignment, text, x, y, 0);
        drawing.endText();
    }

    private float place(Instant at) {
        double length = Math.max(1, Duration.between(start, end).toMillis());
        return (float) (WIDTH * Duration.between(start, at).toMillis() / length);
    }
}
