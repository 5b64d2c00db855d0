package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;

/** The controls in which facts are entered. */
public final class FactInputs {

    private FactInputs() {}

    /** Whether it is chosen and not written. */
    public static boolean isChosen(FactField field) {
        return !field.words().isEmpty();
    }

    /** What may be chosen, and nothing. */
    public static Select<String> choice(FactField field) {
        var select = new Select<String>();
        select.setItems(field.words());
        select.setEmptySelectionAllowed(true);
        select.setItemLabelGenerator(word -> word == null || word.isEmpty() ? "–" : FactWords.said(field, word));
        return select;
    }

    /** What is written, with an example where the way matters. */
    public static TextField text(FactField field) {
        var text = new TextField();
        if (field.format() == Format.DAY) text.setPlaceholder(UI.getCurrent().getTranslation("fields.day-example"));
        return text;
    }
}
