package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A question, its answer in a sentence, the drawing, how it is counted, and the figures as a table. */
final class TrendPlot extends Section {

    /**
     * The figures of a drawing.
     *
     * @param rows texts and links, as many in each row as there are heads
     */
    record Table(List<String> heads, List<List<Component>> rows) {}

    TrendPlot(String question, String answer, TrendChart.Spec spec, String how, Table table) {
        addClassNames("trend-plot", "panel");
        var said = new Div(answer);
        said.addClassName("trend-answer");
        var counted = new Paragraph(how);
        counted.addClassName("secondary");
        add(
                new H2(question),
                said,
                new TrendChart(spec, question + " " + answer, getLocale()),
                counted,
                new NativeDetails(getTranslation("sla.trends.figures"), drawn(table)));
    }

    /** When there is nothing to draw. */
    TrendPlot(String question, String why) {
        addClassNames("trend-plot", "panel");
        var said = new Paragraph(why);
        said.addClassName("secondary");
        add(new H2(question), said);
    }

    static Component text(String text) {
        return new Span(text);
    }

    private static NativeTable drawn(Table table) {
        var header = new NativeTableRow();
        for (var head : table.heads()) {
            var cell = new NativeTableHeaderCell(head);
            cell.getElement().setAttribute("scope", "col");
            header.add(cell);
        }
        var body = new NativeTableBody();
        for (var figures : table.rows()) {
            var row = new NativeTableRow();
            figures.forEach(figure -> row.add(new NativeTableCell(figure)));
            body.add(row);
        }
        var drawn = new NativeTable(new NativeTableHeader(header), body);
        drawn.addClassName("trend-figures");
        return drawn;
    }
}
