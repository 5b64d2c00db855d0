package dev.rapport.imports.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.FileReading;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportPreview;
import dev.rapport.platform.ui.Notices;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows the first lines of a table as they would be read; encoding and separator can be chosen before it starts. */
class PreviewDialog extends Dialog {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "pipe");

    private final transient Function<GivenReading, ImportPreview> read;
    private final Select<Charset> encoding = new Select<>();
    private final Select<Character> separator = new Select<>();
    private final Div shown = new Div();
    private final Button start;

    PreviewDialog(String fileName, Function<GivenReading, ImportPreview> read, Consumer<GivenReading> begin) {
        this.read = read;
        setHeaderTitle(getTranslation("imports.preview", fileName));
        setWidth("min(60rem, 95vw)");
        encoding.setLabel(getTranslation("imports.encoding"));
        encoding.setItems(FileReading.encodings());
        encoding.setItemLabelGenerator(FileReading::name);
        encoding.addValueChangeListener(this::chosen);
        separator.setLabel(getTranslation("imports.separator"));
        separator.setItems(FileReading.separators());
        separator.setItemLabelGenerator(item -> getTranslation("imports.separator." + SEPARATORS.get(item)));
        separator.addValueChangeListener(this::chosen);
        var choices = new Div(encoding, separator);
        choices.addClassName("row");
        shown.getStyle().set("overflow-x", "auto");
        add(new Paragraph(getTranslation("imports.preview-hint")), choices, shown);
        start = new Button(getTranslation("imports.begin"), click -> {
            if (Notices.attempt(() -> begin.accept(given()))) close();
        });
        start.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("imports.not-now"), click -> close()), start);
        show();
    }

    private void chosen(AbstractField.ComponentValueChangeEvent<?, ?> change) {
        if (change.isFromClient()) show();
    }

    private GivenReading given() {
        return new GivenReading(encoding.getValue(), separator.getValue());
    }

    private void show() {
        var preview = read.apply(given());
        var reading = preview.reading();
        if (reading != null) {
            if (encoding.getValue() == null) encoding.setValue(offered(reading.encoding()));
            if (separator.getValue() == null) separator.setValue(reading.separator());
        }
        var refusal = preview.refusal();
        start.setEnabled(reading != null && refusal == null);
        shown.removeAll();
        if (refusal != null) shown.add(new Paragraph(getTranslation(refusal.key(), refusal.arguments())));
        if (!preview.lines().isEmpty()) shown.add(table(preview.lines()));
        if (!preview.unused().isEmpty())
            shown.add(new Paragraph(getTranslation("imports.unused", String.join(", ", preview.unused()))));
    }

    private static Charset offered(Charset found) {
        return found.name().startsWith("UTF-16") ? StandardCharsets.UTF_16 : found;
    }

    private static NativeTable table(List<List<String>> lines) {
        var table = new NativeTable();
        var header = new NativeTableRow();
        lines.getFirst().forEach(name -> header.add(new NativeTableHeaderCell(name)));
        table.getHead().add(header);
        for (var cells : lines.subList(1, lines.size())) {
            var row = new NativeTableRow();
            cells.forEach(cell -> row.add(new NativeTableCell(cell)));
            table.getBody().add(row);
        }
        return table;
    }
}
