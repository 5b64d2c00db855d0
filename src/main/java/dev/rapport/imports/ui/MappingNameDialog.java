package dev.rapport.imports.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.imports.SavedMapping;
import dev.rapport.imports.SavedMappings;
import dev.rapport.platform.ui.FormDialog;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Names a mapping, and says whether all who bring in such files shall have it. */
class MappingNameDialog extends FormDialog {

    /** @param old what is to be changed; absent for a new one */
    MappingNameDialog(@Nullable SavedMapping old, BiConsumer<String, Boolean> save) {
        setHeaderTitle(getTranslation(old == null ? "imports.mapping-save" : "imports.mapping-change"));
        var name = new TextField(getTranslation("imports.mapping-name"));
        name.setMaxLength(SavedMappings.LONGEST_NAME);
        name.setAutofocus(true);
        var shared = new Checkbox(getTranslation("imports.mapping-share"));
        required(name, "import.mapping-bad-name", "import.mapping-name-taken", "import.mappings-too-many");
        content(shared);
        if (old != null) {
            name.setValue(old.name());
            shared.setValue(old.shared());
        }
        saves(getTranslation("imports.mapping-keep"), () -> save.accept(name.getValue(), shared.getValue()));
    }
}
