package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.customer.fields.FactField;
import dev.rapport.customer.fields.FactField.Format;
import java.util.List;

/** What values of facts say to whoever looks at the screen. */
public final class FactWords {

    private FactWords() {}

    /** As it is kept where it says so itself. */
    public static String said(FactField field, String value) {
        var ui = UI.getCurrent();
        if (field.format() == Format.YES_NO)
            return List.of(FactField.YES, FactField.NO).contains(value) ? ui.getTranslation("fields." + value) : value;
        return field.choices().stream()
                .filter(choice -> choice.word().equals(value))
                .map(choice -> choice.in(ui.getLocale()))
                .findFirst()
                .orElse(value);
    }
}
