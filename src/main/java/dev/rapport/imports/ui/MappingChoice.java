package dev.rapport.imports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.SavedMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses a saved mapping, and offers to keep what was chosen as one. */
class MappingChoice extends Div {

    private final Select<String> field = new Select<>();
    private final Map<String, SavedMapping> offered = new LinkedHashMap<>();
    private final Button keep;

    MappingChoice(List<SavedMapping> mappings, Runnable chosen, Runnable keeps) {
        addClassName("row");
        getStyle().set("align-items", "end");
        field.setLabel(getTranslation("imports.mapping"));
        field.setItemLabelGenerator(this::word);
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) chosen.run();
        });
        keep = new Button(getTranslation("imports.mapping-save"), click -> keeps.run());
        keep.addThemeVariants(ButtonVariant.TERTIARY);
        add(field, keep);
        offer(mappings);
    }

    final void offer(List<SavedMapping> mappings) {
        mappings.forEach(mapping -> offered.put(mapping.key(), mapping));
        var keys = new ArrayList<>(List.of(SavedMapping.NONE));
        keys.addAll(offered.keySet());
        var now = field.getValue();
        field.setItems(keys);
        field.setValue(now);
        field.setVisible(!offered.isEmpty());
    }

    void choose(String key) {
        field.setValue(key);
    }

    void keepable(boolean isKeepable) {
        keep.setVisible(isKeepable);
    }

    /** What was chosen or found; absent as long as neither. */
    @Nullable
    String key() {
        return field.getValue();
    }

    @Nullable
    SavedMapping mapping() {
        return field.getValue() == null ? null : offered.get(field.getValue());
    }

    private String word(String key) {
        var mapping = offered.get(key);
        if (mapping == null) return getTranslation("imports.mapping-none");
        return MappingWords.name(this, mapping);
    }
}
