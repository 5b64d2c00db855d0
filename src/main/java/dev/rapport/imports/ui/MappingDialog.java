package dev.rapport.imports.ui;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.imports.MappedImportKind;
import dev.rapport.imports.MappedImportKind.Unknown;
import dev.rapport.imports.SavedMappings;
import dev.rapport.platform.ui.FormDialog;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Asks what the things in a file mean that no mapping knows. */
class MappingDialog extends FormDialog {

    private final Map<Map<String, String>, MultiSelectComboBox<String>> answers = new LinkedHashMap<>();

    MappingDialog(MappedImportKind kind, List<Unknown> unknown, BiConsumer<String, String> mapped) {
        setHeaderTitle(getTranslation("imports.map"));
        setWidth("min(46rem, 95vw)");
        content(new Paragraph(getTranslation("imports.map-hint")));
        unknown.forEach(one -> content(question(one, kind.meanings())));
        var name = new TextField(getTranslation("imports.mapping-name-optional"));
        name.setMaxLength(SavedMappings.LONGEST_NAME);
        name.setWidthFull();
        field(name, "import.mapping-bad-name", "import.mapping-name-taken", "import.mappings-too-many");
        saves(getTranslation("imports.begin"), () -> mapped.accept(kind.mapping(given()), name.getValue()));
    }

    private Div question(Unknown unknown, List<String> meanings) {
        var what = unknown.when().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
        var choice = new MultiSelectComboBox<String>();
        choice.setItems(meanings);
        choice.setAriaLabel(what);
        choice.setPlaceholder(getTranslation("imports.meaning"));
        answers.put(unknown.when(), choice);
        var row = new Div(new Span(what), new Span(getTranslation("imports.times", unknown.times())), choice);
        row.addClassName("row");
        return row;
    }

    private Map<Map<String, String>, List<String>> given() {
        var given = new HashMap<Map<String, String>, List<String>>();
        answers.forEach((when, choice) -> given.put(when, List.copyOf(choice.getValue())));
        return given;
    }
}
