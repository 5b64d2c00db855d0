package dev.rapport.customer.fields.ui;

import com.vaadin.flow.component.UI;
import dev.rapport.customer.fields.FactField;

/** What values of facts say to whoever looks at the screen. */
public final class FactWords {

    private FactWords() {}

    /** As it is kept where it says so itself. */
    public static String said(FactField field, String value) {
        var ui = UI.getCurrent();
        return field.said(value, ui.getLocale(), ui::getTranslation);
    }
}
