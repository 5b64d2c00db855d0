package dev.rapport.platform.ui;

import com.vaadin.flow.component.UI;

/** Says words that came from data in the reader's language, as far as there is a text for them. */
public final class Words {

    private Words() {}

    /** The text with that key; without one, the other words as they are. */
    public static String known(String key, String otherwise) {
        return known(key, otherwise, new Object[0]);
    }

    /** The same of a text with details. */
    public static String known(String key, String otherwise, Object... details) {
        var text = UI.getCurrent().getTranslation(key, details);
        return text.equals(key) ? otherwise : text;
    }

    /** The name or word of a rule, such as a category of tickets; unknown ones as they are. */
    public static String ofRules(String word) {
        return UI.getCurrent().getTranslation(word);
    }
}
