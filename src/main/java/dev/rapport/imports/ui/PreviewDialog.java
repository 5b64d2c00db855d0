package dev.rapport.imports.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.DayOrder;
import dev.rapport.imports.FileReading;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportPreview;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows how a file would be read and what it would bring; what is not certain can be chosen before it starts. */
class PreviewDialog extends Dialog {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "pipe", ' ', "blank");

    private final transient ImportKind kind;
    private final transient Function<GivenReading, ImportPreview> read;
    private final Span count = new Span();
    private final Select<Charset> encoding = new Select<>();
    private final Select<Character> separator = new Select<>();
    private final Select<DayOrder> days = new Select<>();
    private final Checkbox takeKnown = new Checkbox(getTranslation("imports.take-known"));
    private final Checkbox addUnknown = new Checkbox(getTranslation("imports.add-unknown"));
    private final Div message = new Div();
    private final ColumnsForm columns = new ColumnsForm(this::show);
    private final PreviewTable table = new PreviewTable();
    private final Button start;
    private boolean likely;

    PreviewDialog(
            ImportKind kind,
            String fileName,
            Function<GivenReading, ImportPreview> read,
            Consumer<GivenReading> begin) {
        this.kind = kind;
        this.read = read;
        setHeaderTitle(getTranslation("imports.preview", getTranslation("import.kind." + kind.name()), fileName));
        setWidth("min(60rem, 95vw)");
        start = new Button(getTranslation("imports.begin"), click -> {
            if (Notices.attempt(() -> begin.accept(given()))) close();
        });
        start.addThemeVariants(ButtonVariant.PRIMARY);
        message.addClassName("row");
        count.getStyle().set("font-weight", "600");
        var content = new Div(count, choices(), message, table, columns, takeKnown, addUnknown);
        content.addClassName("stack");
        takeKnown.setVisible(kind.passesOverKnown());
        addUnknown.setVisible(kind.addsUnknown());
        add(content);
        getFooter().add(new Button(getTranslation("imports.not-now"), click -> close()), start);
        show();
    }

    private Div choices() {
        encoding.setLabel(getTranslation("imports.encoding"));
        encoding.setItems(FileReading.encodings());
        encoding.setItemLabelGenerator(FileReading::name);
        encoding.addValueChangeListener(this::chosen);
        separator.setLabel(getTranslation("imports.separator"));
        separator.setItems(FileReading.separators());
        separator.setItemLabelGenerator(item -> getTranslation("imports.separator." + SEPARATORS.get(item)));
        separator.addValueChangeListener(this::chosen);
        days.setLabel(getTranslation("imports.days"));
        days.setItems(DayOrder.values());
        days.setItemLabelGenerator(order -> getTranslation("imports.days." + order));
        days.addValueChangeListener(this::chosen);
        days.setVisible(false);
        var choices = new Div(encoding, separator, days);
        choices.addClassName("row");
        choices.setVisible(kind.isTable());
        return choices;
    }

    private void chosen(AbstractField.ComponentValueChangeEvent<?, ?> change) {
        if (!change.isFromClient()) return;
        likely = likely && change.getSource() != encoding;
        if (change.getSource() != days) columns.forget();
        show();
    }

    private GivenReading given() {
        return new GivenReading(
                encoding.getValue(),
                separator.getValue(),
                columns.given(),
                days.getValue(),
                takeKnown.getValue(),
                addUnknown.getValue());
    }

    private void show() {
        var preview = read.apply(given());
        if (preview.reading() == null && preview.likely() != null && encoding.getValue() == null) {
            likely = true;
            encoding.setValue(preview.likely());
            preview = read.apply(given());
        }
        show(preview);
    }

    private void show(ImportPreview preview) {
        var reading = preview.reading();
        var refusal = preview.refusal();
        if (reading != null) {
            if (encoding.getValue() == null) encoding.setValue(offered(reading.encoding()));
            if (separator.getValue() == null) separator.setValue(reading.separator());
        }
        if (refusal != null && refusal.key().equals("import.days-unsure")) days.setVisible(true);
        start.setEnabled(refusal == null && (reading != null || !kind.isTable()));
        count.setText(getTranslation("imports.what", count(preview)));
        count.setVisible(preview.rows() > 0);
        message.removeAll();
        message.add(message(refusal));
        message.setVisible(refusal != null || kind.isTable());
        table.show(preview.lines());
        columns.show(preview.columns(), preview.choices());
    }

    private Paragraph message(@Nullable Refused refusal) {
        var text = refusal != null
                ? getTranslation(refusal.key(), refusal.arguments())
                : getTranslation(likely ? "imports.likely" : "imports.preview-hint");
        var shown = new Paragraph(text);
        shown.getStyle().set("margin", "0").set("overflow-wrap", "anywhere");
        if (refusal == null && !likely) shown.addClassName("secondary");
        return shown;
    }

    private String count(ImportPreview preview) {
        var text = getTranslation("imports.count." + kind.name(), preview.rows());
        var figure = NumberFormat.getIntegerInstance(getLocale()).format(preview.rows());
        return preview.more() ? text.replace(figure, getTranslation("imports.more-than", figure)) : text;
    }

    private static Charset offered(Charset found) {
        return found.name().startsWith("UTF-16") ? StandardCharsets.UTF_16 : found;
    }
}
