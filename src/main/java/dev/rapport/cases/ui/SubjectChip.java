package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.platform.ui.Chips;
import org.jspecify.annotations.Nullable;

/** How a case of any kind stands. */
public final class SubjectChip {

    private SubjectChip() {}

    /** @param state in the reader's words; without one it is said whether the case is open */
    public static Component of(@Nullable String state, boolean open) {
        var word = state == null ? UI.getCurrent().getTranslation(open ? "cases.open" : "cases.over") : state;
        return open ? Chips.info(word) : Chips.plain(word);
    }
}
