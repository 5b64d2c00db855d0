package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.imports.ColumnChoices;
import dev.rapport.imports.UnknownWord;
import dev.rapport.imports.ValueWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks what words of a file mean that are none of ours, each with how often it stands there. */
class WordsForm extends Div {

    private record Place(String column, String word) {}

    private final String kind;
    private final Runnable changed;
    private final Div fields = new Div();
    private final Map<Place, UnknownWord> asked = new LinkedHashMap<>();
    private final Map<Place, String> chosen = new LinkedHashMap<>();

    WordsForm(String kind, Runnable changed) {
        this.kind = kind;
        this.changed = changed;
        addClassName("stack");
        fields.getStyle()
                .set("display", "grid")
                .set("grid-template-columns", "repeat(auto-fill, minmax(min(20rem, 100%), 1fr))")
                .set("gap", "0.25rem 0.75rem")
                .set("max-height", "15rem")
                .set("overflow-y", "auto");
        var hint = new Paragraph(getTranslation("imports.words-hint"));
        hint.addClassName("secondary");
        add(new H3(getTranslation("imports.words")), hint, fields);
        setVisible(false);
    }

    ValueWords given() {
        var words = new LinkedHashMap<String, Map<String, String>>();
        chosen.forEach((place, meaning) -> words.computeIfAbsent(place.column(), first -> new LinkedHashMap<>())
                .put(place.word(), meaning.equals(ColumnChoices.LEFT_OUT) ? "" : meaning));
        return new ValueWords(words);
    }

    /** For a file that is read otherwise, and may have other words then. */
    void forget() {
        asked.clear();
        chosen.clear();
    }

    void show(List<UnknownWord> unknown) {
        var before = List.copyOf(asked.keySet());
        var open = unknown.stream().map(WordsForm::place).toList();
        asked.keySet().removeIf(place -> !chosen.containsKey(place) && !open.contains(place));
        unknown.forEach(one -> asked.putIfAbsent(place(one), one));
        setVisible(!asked.isEmpty());
        if (List.copyOf(asked.keySet()).equals(before) && fields.getComponentCount() > 0) return;
        fields.removeAll();
        asked.forEach((place, one) -> fields.add(question(place, one)));
    }

    private static Place place(UnknownWord one) {
        return new Place(one.column(), one.word());
    }

    private Div question(Place place, UnknownWord one) {
        var items = new ArrayList<>(List.of(ColumnChoices.LEFT_OUT));
        items.addAll(one.choices());
        var field = new Select<String>();
        field.setLabel(getTranslation("imports.word-of", ColumnWords.of(this, kind, one.column()), one.word()));
        field.setItems(items);
        field.setItemLabelGenerator(
                item -> item.equals(ColumnChoices.LEFT_OUT) ? getTranslation("imports.word-empty") : item);
        field.setPlaceholder(getTranslation("imports.word-open"));
        field.setValue(chosen.get(place));
        field.addValueChangeListener(change -> {
            if (!change.isFromClient()) return;
            chosen.put(place, change.getValue());
            changed.run();
        });
        var times = new Span(getTranslation("imports.times", one.times()));
        times.addClassName("secondary");
        var row = new Div(field, times);
        row.addClassName("row");
        return row;
    }
}
