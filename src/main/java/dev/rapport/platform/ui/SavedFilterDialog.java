package dev.rapport.platform.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names what is chosen on a page, and says which team shall have it too. */
final class SavedFilterDialog extends FormDialog {

    private final TextField name = new TextField(getTranslation("ui.filter-name"));
    private final ComboBox<String> team = new ComboBox<>(getTranslation("ui.filter-team"));

    /**
     * @param old what is to be changed; absent for a new one
     * @param address what is chosen now
     */
    SavedFilterDialog(
            SavedFilters filters, String page, @Nullable SavedFilter old, Map<String, String> address, Runnable after) {
        setHeaderTitle(getTranslation(old == null ? "ui.filter-save" : "ui.filter-change"));
        name.setMaxLength(SavedFilters.LONGEST_NAME);
        name.setAutofocus(true);
        var teams = filters.teams();
        team.setItems(teams.keySet());
        team.setItemLabelGenerator(key -> teams.getOrDefault(key, key));
        team.setPlaceholder(getTranslation("ui.filter-only-me"));
        team.setClearButtonVisible(true);
        required(name, "access.filter-bad-name", "access.filter-name-taken", "access.filters-too-many");
        field(team, "access.filter-other-team");
        if (old != null) {
            name.setValue(old.name());
            team.setValue(old.team());
            getFooter().add(remover(filters, page, old, after));
        }
        saves(getTranslation("ui.filter-keep"), () -> {
            if (old == null) filters.save(page, name.getValue(), team.getValue(), address);
            else filters.change(old.id(), name.getValue(), team.getValue());
            after.run();
        });
    }

    private Button remover(SavedFilters filters, String page, SavedFilter old, Runnable after) {
        var button = new Button(getTranslation("ui.filter-remove"), click -> {
            if (!Notices.attempt(() -> filters.remove(old.id()))) return;
            close();
            after.run();
            Notices.done(getTranslation("ui.filter-removed", old.name()), () -> {
                filters.save(page, old.name(), old.team(), old.address());
                after.run();
            });
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
