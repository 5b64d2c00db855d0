package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;

/** What people call our columns. Those of one sector's export have no word but their name. */
final class ColumnWords {

    private ColumnWords() {}

    static String of(Component shown, String column) {
        var key = "import.column." + column;
        var word = shown.getTranslation(key);
        return word.equals(key) ? column : word;
    }
}
