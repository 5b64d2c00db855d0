package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;
import dev.rapport.imports.SavedMapping;

/** What people call saved mappings. */
final class MappingWords {

    private MappingWords() {}

    /** Those that ship have names in both languages. */
    static String name(Component shown, SavedMapping mapping) {
        return mapping.ships() ? shown.getTranslation("import.shipped." + mapping.name()) : mapping.name();
    }
}
