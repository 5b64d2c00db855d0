package dev.rapport.access.ui;

import com.vaadin.flow.component.select.Select;
import dev.rapport.access.FieldLevel;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;

/** Gives a field a level. */
class FieldLevelDialog extends FormDialog {

    FieldLevelDialog(FieldLevelDesk desk, FieldLevelsView.Row row, Runnable changed) {
        setHeaderTitle(LevelWords.of(row.field(), desk));
        var level = new Select<FieldLevel>();
        level.setLabel(getTranslation("levels.level"));
        level.setItems(FieldLevel.values());
        level.setItemLabelGenerator(LevelWords::of);
        level.setValue(row.level());
        level.setWidthFull();
        required(level, "levels.no-such-field");
        var read = new LastRead(row.table().revision());
        saves(getTranslation("levels.save"), () -> {
            read.replace(
                    revision -> desk.put(row.field(), level.getValue(), revision),
                    () -> desk.table().revision());
            changed.run();
        });
    }
}
