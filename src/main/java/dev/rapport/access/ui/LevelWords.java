package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLink;
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
                way("nav.field-levels", FieldLevelsView.class),
                way("levels.sights", LevelSightsView.class),
                way("levels.changes", LevelChangesView.class));
        ways.addClassName("row");
        ways.setAriaLabel(say("nav.field-levels"));
        return ways;
    }

    private static RouterLink way(String key, Class<? extends Component> page) {
        var way = new RouterLink(say(key), page);
        way.setHighlightCondition(HighlightConditions.sameLocation());
        way.setHighlightAction((one, here) -> {
            if (here) one.getElement().setAttribute("aria-current", "page");
            else one.getElement().removeAttribute("aria-current");
        });
        return way;
    }

    static String say(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
