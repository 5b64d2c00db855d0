package dev.rapport.insight.breaches;

import dev.rapport.platform.UserId;
import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** Breaches on paper, as a customer may read them: who we are, the case, the promise, what happened to it, and why. */
final class BreachPdf implements AutoCloseable {

    private static final Color GREY = new Color(0x5b, 0x63, 0x70);
    private static final Color RULE = new Color(0xd5, 0xd9, 0xe0);
    private static final float[] LIST_WIDTHS = {1.5f, 1.3f, 2.6f, 1.5f, 1.4f, 1.5f};

    private final Document page = new Document(PageSize.A4, 42, 42, 48, 48);
    private final PdfWriter writer;
    private final BreachWords words;
    private final Function<@Nullable UserId, String> names;
    private final Font title = PdfFont.of(17, Color.BLACK);
    private final Font heading = PdfFont.of(12.5f, Color.BLACK);
    private final Font text = PdfFont.of(9.5f, Color.BLACK);
    private final Font small = PdfFont.of(8, GREY);

    BreachPdf(
            String organisation,
            BreachWords words,
            Function<@Nullable UserId, String> names,
            BreachPeriod period,
            OutputStream out) {
        this.words = words;
        this.names = names;
        writer = PdfWriter.getInstance(page, out);
        writer.setCloseStream(false);
        writer.setStrictImageSequence(true);
        writer.setPageEvent(new PdfFooter(organisation, words));
        page.addTitle(words.say("sla.pdf.title"));
        page.addAuthor(organisation);
        page.open();
        page.add(new Paragraph(organisation, small));
        var head = new Paragraph(words.say("sla.pdf.title"), title);
        head.setSpacingAfter(8);
        page.add(head);
        page.add(new Paragraph(
                words.say(
                        "sla.pdf.made", words.day(period.made()), words.day(period.first()), words.day(period.last())),
                text));
    }

    /**
     * Whose breaches these are, how many promises that are, and the breaches in a table.
     *
     * @param rate absent when it would count promises given to others
     */
    void list(Breach.@Nullable Customer customer, @Nullable BreachRate rate, List<Breach> found) {
        if (customer != null) page.add(new Paragraph(words.say("sla.pdf.customer-of", customer.name()), text));
        if (rate != null)
            rate.raw()
                    .ifPresent(share -> page.add(new Paragraph(
                            words.say("sla.pdf.rate", rate.breaches(), rate.decided(), share.value() * 100), text)));
        var table = new PdfPTable(LIST_WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(10);
        table.setHeaderRows(1);
        for (var column : List.of("due", "case", "title", "metric", "target", "cause"))
            table.addCell(cell(words.say("sla.pdf.column." + column), small));
        found.forEach(breach -> row(table, breach));
        page.add(table);
    }

    private void row(PdfPTable table, Breach breach) {
        table.addCell(cell(words.time(breach.dueAt()), text));
        table.addCell(cell(number(breach), text));
        table.addCell(cell(breach.title() == null ? "" : breach.title(), text));
        table.addCell(cell(words.metric(breach), text));
        table.addCell(cell(words.amount(breach.targetSeconds() * 1000), text));
        var judged = breach.judged();
        var cause = words.cause(judged);
        table.addCell(
                cell(judged != null && judged.excuses() ? cause + " · " + words.say("sla.excused") : cause, text));
    }

    /** One breach: facts, the strip as a drawing, and the explanation in sentences. */
    void tell(BreachReport report) {
        var breach = report.breach();
        var customer = breach.customer();
        var of = new Paragraph(
                breach.title() == null ? number(breach) : number(breach) + " · " + breach.title(), heading);
        of.setSpacingBefore(18);
        of.setSpacingAfter(4);
        of.setKeepTogether(true);
        page.add(of);
        var facts = new PdfPTable(new float[] {1, 3.2f});
        facts.setWidthPercentage(100);
        facts.setSpacingBefore(6);
        fact(facts, "sla.pdf.customer", customer == null ? null : customer.name());
        fact(facts, "sla.metric", words.metric(breach));
        fact(facts, "sla.pdf.calendar", words.say(breach.calendar()));
        fact(facts, "sla.pdf.due", words.time(breach.dueAt()));
        fact(facts, "sla.pdf.team", words.team(breach.team()));
        fact(facts, "sla.pdf.person", names.apply(breach.owner()));
        page.add(facts);
        if (report.strip() != null) page.add(new PdfStrip(report.strip(), words, names).drawnBy(writer));
        for (var sentence : words.tellCustomer(report)) {
            var line = new Paragraph("• " + sentence, text);
            line.setIndentationLeft(9);
            line.setFirstLineIndent(-9);
            line.setSpacingBefore(2);
            page.add(line);
        }
    }

    private void fact(PdfPTable facts, String label, @Nullable String value) {
        if (value == null || value.isBlank()) return;
        facts.addCell(cell(words.say(label), small));
        facts.addCell(cell(value, text));
    }

    private static PdfPCell cell(String content, Font font) {
        var cell = new PdfPCell(new Phrase(content, font));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(RULE);
        cell.setPaddingTop(3);
        cell.setPaddingBottom(5);
        cell.setVerticalAlignment(Element.ALIGN_TOP);
        return cell;
    }

    private static String number(Breach breach) {
        if (breach.number() != null) return breach.number();
        return breach.external() == null ? "–" : breach.external();
    }

    @Override
    public void close() {
        page.close();
    }
}
