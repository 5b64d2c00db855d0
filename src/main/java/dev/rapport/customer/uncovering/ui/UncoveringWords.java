package dev.rapport.customer.uncovering.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.uncovering.UncoveringDay;
import dev.rapport.platform.ui.Chips;

/** Why a day is unusual, as chips. */
final class UncoveringWords {

    private UncoveringWords() {}

    static Span signs(UncoveringDay day) {
        var signs = new Span();
        signs.addClassName("row");
        for (var sign : day.signs())
            signs.add(Chips.warning(UI.getCurrent().getTranslation("uncovered.Sign." + sign.name())));
        return signs;
    }
}
