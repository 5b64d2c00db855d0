package dev.rapport.access.ui;

import com.vaadin.flow.component.select.Select;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.Sight;
import dev.rapport.access.Standing;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import java.util.EnumMap;

/** Says how much of a level a role sees. */
class SightsDialog extends FormDialog {

    private final EnumMap<Standing, Select<Sight>> chosen = new EnumMap<>(Standing.class);

    SightsDialog(FieldLevelDesk desk, LevelSightsView.Row row, Runnable changed) {
        setHeaderTitle(LevelSightsView.title(row));
        for (var standing : Standing.values()) {
            var sight = new Select<Sight>();
            sight.setLabel(getTranslation("levels.Standing." + standing));
            sight.setItems(Sight.values());
            sight.setItemLabelGenerator(LevelWords::of);
            sight.setValue(row.table().sight(row.level(), row.role(), standing));
            sight.setWidthFull();
            required(sight, "levels.level-missing");
            chosen.put(standing, sight);
        }
        var read = new LastRead(row.table().revision());
        saves(getTranslation("levels.save"), () -> {
            read.replace(
                    revision -> desk.put(row.level(), row.role(), wanted(), revision),
                    () -> desk.table().revision());
            changed.run();
        });
    }

    private EnumMap<Standing, Sight> wanted() {
        var wanted = new EnumMap<Standing, Sight>(Standing.class);
        chosen.forEach((standing, sight) -> wanted.put(standing, sight.getValue()));
        return wanted;
    }
}
