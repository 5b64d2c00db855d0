package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.ColumnUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks what the columns are that a file calls otherwise than we do. Those of our own names are not asked for. */
class ColumnsForm extends Div {

    private final String kind;
    private final Runnable changed;
    private final Div fields = new Div();
    private final Map<String, Select<String>> asked = new LinkedHashMap<>();
    private final Map<String, String> chosen = new LinkedHashMap<>();

    ColumnsForm(String kind, Runnable changed) {
        this.kind = kind;
        this.changed = changed;
        fields.getStyle()
                .set("display", "grid")
                .set("grid-template-columns", "repeat(auto-fill, minmax(min(14rem, 100%), 1fr))")
                .set("gap", "0.25rem 0.75rem")
                .set("max-height", "15rem")
                .set("overflow-y", "auto");
        var hint = new Paragraph(getTranslation("imports.columns-hint"));
        hint.addClassName("secondary");
        add(new H3(getTranslation("imports.columns")), hint, fields);
    }

    ColumnChoices given() {
        return new ColumnChoices(chosen);
    }

    /** For a file that is read otherwise, and may have other columns then. */
    void forget() {
        chosen.clear();
    }

    void show(List<ColumnUse> columns, List<String> choices) {
        var open = columns.stream()
                .filter(use -> !use.isOurs() || chosen.containsKey(use.header()))
                .toList();
        setVisible(!open.isEmpty());
        if (!open.stream().map(ColumnUse::header).toList().equals(List.copyOf(asked.keySet()))) ask(open, choices);
        for (var use : open) {
            var field = Objects.requireNonNull(asked.get(use.header()));
            field.setValue(Objects.requireNonNullElse(use.column(), ColumnChoices.LEFT_OUT));
            field.setHelperText(use.times() == null ? null : getTranslation("imports.times-each", use.times()));
        }
    }

    private void ask(List<ColumnUse> open, List<String> choices) {
        fields.removeAll();
        asked.clear();
        for (var use : open) {
            var field = field(use.header(), choices);
            asked.put(use.header(), field);
            fields.add(field);
        }
    }

    private Select<String> field(String header, List<String> choices) {
        var items = new ArrayList<>(List.of(ColumnChoices.LEFT_OUT));
        items.addAll(choices);
        var field = new Select<String>();
        field.setLabel(header);
        field.setItems(items);
        field.setItemLabelGenerator(this::word);
        field.setWidthFull();
        field.addValueChangeListener(change -> {
            if (!change.isFromClient()) return;
            choose(header, change.getValue());
            changed.run();
        });
        return field;
    }

    /** What another column was said to be goes to the one that is said to be it now. */
    private void choose(String header, String column) {
        chosen.replaceAll((other, is) -> is.equals(column) ? ColumnChoices.LEFT_OUT : is);
        chosen.put(header, column);
    }

    private String word(String column) {
        return column.equals(ColumnChoices.LEFT_OUT)
                ? getTranslation("imports.left-out")
                : ColumnWords.of(this, kind, column);
    }
}
