package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportPreview;
import dev.rapport.imports.WordColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for what each row may say in a column that the file lacks, and what may hold for all of them. */
class WholeFileChoice extends Div {

    private static final String EACH = "";

    private final Select<String> word = new Select<>();
    private final transient @Nullable WordColumn column;

    WholeFileChoice(ImportKind kind, Runnable changed) {
        column = kind.wholeFile();
        setVisible(false);
        if (column == null) return;
        var key = "imports.whole." + kind.name() + "." + column.column();
        var items = new ArrayList<>(List.of(EACH));
        items.addAll(column.words());
        word.setLabel(getTranslation(key));
        word.setItems(items);
        word.setItemLabelGenerator(item -> getTranslation(item.equals(EACH) ? key + ".each" : key + "." + item));
        word.setValue(EACH);
        word.setWidth("min(38rem, 100%)");
        word.addValueChangeListener(change -> {
            if (change.isFromClient()) changed.run();
        });
        add(word);
    }

    ColumnChoices given() {
        return column == null || !isVisible() || word.getValue().equals(EACH)
                ? ColumnChoices.NONE
                : new ColumnChoices(Map.of(ColumnChoices.CONSTANT + word.getValue(), column.column()));
    }

    void forget() {
        word.setValue(EACH);
    }

    /** What a mapping says is shown. */
    void show(ImportPreview preview) {
        if (column == null) return;
        var reading = preview.reading();
        var isThere = preview.columns().stream().anyMatch(use -> column.column().equals(use.column()));
        setVisible(!preview.columns().isEmpty() && !isThere);
        if (reading == null) return;
        reading.columns().columns().forEach((header, ours) -> {
            var said = header.substring(Math.min(1, header.length()));
            if (ours.equals(column.column())
                    && header.startsWith(ColumnChoices.CONSTANT)
                    && column.words().contains(said)) word.setValue(said);
        });
    }
}
