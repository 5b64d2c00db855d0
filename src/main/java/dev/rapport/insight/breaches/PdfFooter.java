package dev.rapport.insight.breaches;

import java.awt.Color;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/** At the foot of each page: who wrote it, that times are in which zone, and the page's number. */
final class PdfFooter extends PdfPageEventHelper {

    private final String organisation;
    private final BreachWords words;

    PdfFooter(String organisation, BreachWords words) {
        this.organisation = organisation;
        this.words = words;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document page) {
        var text = words.say("sla.pdf.foot", organisation, words.zone().getId(), writer.getPageNumber());
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_LEFT,
                new Phrase(text, PdfFont.of(7.5f, Color.GRAY)),
                page.left(),
                page.bottom() - 18,
                0);
    }
}
