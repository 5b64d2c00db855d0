package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/** The first lines of a table, which scroll by themselves however many columns there are. */
class PreviewTable extends Div {

    PreviewTable() {
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", getTranslation("imports.first-lines"));
        getStyle()
                .set("overflow", "auto")
                .set("max-height", "14rem")
                .set("border", "1px solid var(--vaadin-border-color-secondary)")
                .set("border-radius", "var(--vaadin-radius-m)");
    }

    void show(List<List<String>> lines) {
        removeAll();
        setVisible(!lines.isEmpty());
        if (lines.isEmpty()) return;
        var table = new NativeTable();
        table.getStyle().set("border-collapse", "collapse");
        var header = new NativeTableRow();
        lines.getFirst().forEach(name -> header.add(styled(new NativeTableHeaderCell(name))));
        table.getHead().add(header);
        for (var cells : lines.subList(1, lines.size())) {
            var row = new NativeTableRow();
            cells.forEach(cell -> row.add(styled(new NativeTableCell(cell))));
            table.getBody().add(row);
        }
        add(table);
    }

    private static Component styled(Component cell) {
        cell.getElement()
                .getStyle()
                .set("text-align", "start")
                .set("padding", "0.25rem 0.6rem")
                .set("white-space", "nowrap")
                .set("max-width", "16rem")
                .set("overflow", "hidden")
                .set("text-overflow", "ellipsis")
                .set("border-bottom", "1px solid var(--vaadin-border-color-secondary)");
        return cell;
    }
}
