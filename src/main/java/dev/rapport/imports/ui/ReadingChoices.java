package dev.rapport.imports.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.DayOrder;
import dev.rapport.imports.DecimalSign;
import dev.rapport.imports.FileReading;
import dev.rapport.imports.GivenReading;
import dev.rapport.imports.ImportPreview;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How a table is read; what is found is shown, and can be said otherwise. */
class ReadingChoices extends Div {

    private static final Map<Character, String> SEPARATORS =
            Map.of(',', "comma", ';', "semicolon", '\t', "tab", '|', "pipe", ' ', "blank");

    private final Select<Charset> encoding = new Select<>();
    private final Select<Character> separator = new Select<>();
    private final Select<String> sheet = new Select<>();
    private final IntegerField headings = new IntegerField();
    private final Select<DayOrder> days = new Select<>();
    private final Select<DecimalSign> decimals = new Select<>();
    private boolean encodingSaid;
    private boolean separatorSaid;
    private boolean headingsSaid;

    /** @param changed whether the file may have other columns then */
    ReadingChoices(Consumer<Boolean> changed) {
        addClassName("row");
        encoding.setLabel(getTranslation("imports.encoding"));
        encoding.setItems(FileReading.encodings());
        encoding.setItemLabelGenerator(FileReading::name);
        encoding.addValueChangeListener(change -> encodingSaid |= chosen(change, changed, true));
        separator.setLabel(getTranslation("imports.separator"));
        separator.setItems(FileReading.separators());
        separator.setItemLabelGenerator(item -> getTranslation("imports.separator." + SEPARATORS.get(item)));
        separator.addValueChangeListener(change -> separatorSaid |= chosen(change, changed, true));
        sheet.setLabel(getTranslation("imports.sheet"));
        sheet.setItemLabelGenerator(name -> name);
        sheet.addValueChangeListener(change -> chosen(change, changed, true));
        sheet.setVisible(false);
        headings.setLabel(getTranslation("imports.headings"));
        headings.setMin(1);
        headings.setMax(GivenReading.LAST_HEADINGS);
        headings.setStepButtonsVisible(true);
        headings.addValueChangeListener(change -> headingsSaid |= chosen(change, changed, true));
        days.setLabel(getTranslation("imports.days"));
        days.setItems(DayOrder.values());
        days.setItemLabelGenerator(order -> getTranslation("imports.days." + order));
        days.addValueChangeListener(change -> chosen(change, changed, false));
        days.setVisible(false);
        decimals.setLabel(getTranslation("imports.decimals"));
        decimals.setItems(DecimalSign.values());
        decimals.setItemLabelGenerator(sign -> getTranslation("imports.decimals." + sign));
        decimals.addValueChangeListener(change -> chosen(change, changed, false));
        decimals.setVisible(false);
        add(encoding, separator, sheet, headings, days, decimals);
    }

    private static boolean chosen(
            AbstractField.ComponentValueChangeEvent<?, ?> change, Consumer<Boolean> changed, boolean otherColumns) {
        if (change.isFromClient()) changed.accept(otherColumns);
        return change.isFromClient();
    }

    GivenReading given() {
        return GivenReading.NOTHING
                .encoded(encoding.getValue())
                .separatedBy(separator.getValue())
                .with(ColumnChoices.NONE, days.getValue())
                .with(decimals.getValue())
                .onSheet(sheet.getValue())
                .headedAt(headingsSaid && !headings.isInvalid() ? headings.getValue() : null);
    }

    /** Only what somebody chose. */
    GivenReading said() {
        return given().encoded(encodingSaid ? encoding.getValue() : null)
                .separatedBy(separatorSaid ? separator.getValue() : null);
    }

    boolean hasEncoding() {
        return encoding.getValue() != null;
    }

    /** What is only likely counts as chosen by who starts with it. */
    void guess(Charset likely) {
        encoding.setValue(likely);
        encodingSaid = true;
    }

    void forget() {
        encoding.clear();
        separator.clear();
        sheet.clear();
        headings.clear();
        days.clear();
        decimals.clear();
        encodingSaid = false;
        separatorSaid = false;
        headingsSaid = false;
    }

    void show(ImportPreview preview) {
        var reading = preview.reading();
        var refusal = preview.refusal();
        if (!headingsSaid && preview.headings() > 0) headings.setValue((int) preview.headings());
        if (reading != null && reading.sheet() != null) show(reading.sheet(), preview.sheets());
        else if (reading != null) {
            if (encoding.getValue() == null) encoding.setValue(offered(reading.encoding()));
            if (separator.getValue() == null && preview.isSeparated()) separator.setValue(reading.separator());
            separator.setVisible(preview.isSeparated());
        }
        if (refusal != null && refusal.key().equals("import.days-unsure")) days.setVisible(true);
        if (refusal != null && refusal.key().equals("import.decimals-unsure")) decimals.setVisible(true);
    }

    /** A workbook has neither encoding nor separator. */
    private void show(String read, List<String> sheets) {
        encoding.setVisible(false);
        separator.setVisible(false);
        sheet.setVisible(sheets.size() > 1);
        if (sheet.getValue() != null) return;
        sheet.setItems(sheets.contains(read) ? sheets : List.of(read));
        sheet.setValue(read);
    }

    private static Charset offered(Charset found) {
        return found.name().startsWith("UTF-16") ? StandardCharsets.UTF_16 : found;
    }
}
