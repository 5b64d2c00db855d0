package dev.rapport.access.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.rapport.access.FieldLevelDesk;
import dev.rapport.access.GuardedField;

/** Levels of fields in words, and the way between their pages. */
final class LevelWords {

    private LevelWords() {}

    static String of(Enum<?> word) {
        return say("levels." + word.getDeclaringClass().getSimpleName() + "." + word.name());
    }

    static String of(GuardedField field, FieldLevelDesk desk) {
        return field.fact().isEmpty()
                ? say("levels.field." + field.name())
                : desk.factLabel(field, UI.getCurrent().getLocale());
    }

    static Nav ways() {
        var ways = new Nav(
                new Anchor("field-levels", say("nav.field-levels")),
                new Anchor("field-levels/sights", say("levels.sights")),
                new Anchor("field-levels/changes", say("levels.changes")));
        ways.addClassName("row");
        ways.setAriaLabel(say("nav.field-levels"));
        return ways;
    }

    static String say(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
