package dev.rapport.imports.ui;

import com.vaadin.flow.component.Component;
import java.util.stream.Stream;

/** What people call our columns. Those of one sector's export have no word but their name. */
final class ColumnWords {

    private static final String KEY = "import.column.";

    private ColumnWords() {}

    /** A word that holds for one kind alone goes first. */
    static String of(Component shown, String kind, String column) {
        return Stream.of(kind + "." + column, column)
                .filter(name -> !shown.getTranslation(KEY + name).equals(KEY + name))
                .findFirst()
                .map(name -> shown.getTranslation(KEY + name))
                .orElse(column);
    }
}
