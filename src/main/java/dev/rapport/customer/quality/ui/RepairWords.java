package dev.rapport.customer.quality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.customer.quality.Repair;
import dev.rapport.platform.ui.Chips;

/** A repair in words. */
final class RepairWords {

    private RepairWords() {}

    static String title(Repair repair) {
        var flaw = repair.which().flaw();
        return translated("word.Deed." + repair.deed()) + " · "
                + (flaw == null
                        ? translated("word.Quality." + repair.which().quality())
                        : translated("word.Flaw." + flaw));
    }

    static Component chip(Repair repair) {
        var word = translated("word.RepairState." + repair.state());
        return switch (repair.state()) {
            case REPAIRING, UNDOING -> Chips.info(word);
            case DONE -> Chips.good(word);
            case UNDONE -> Chips.plain(word);
        };
    }

    private static String translated(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
