package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.customer.handover.HandOverState;
import dev.rapport.customer.handover.Standing;
import dev.rapport.platform.ui.Chips;

/** How hand-overs and their customers stand, as chips. */
final class StandingWords {

    private StandingWords() {}

    static Component state(HandOverState state) {
        var word = translated("HandOverState." + state);
        return switch (state) {
            case PLANNED, DROPPED -> Chips.plain(word);
            case RUNNING -> Chips.info(word);
            case DECIDING -> Chips.warning(word);
            case DONE -> Chips.good(word);
        };
    }

    static Component chip(Standing standing) {
        var word = word(standing);
        return switch (standing) {
            case PLANNED, KEPT -> Chips.plain(word);
            case WAITING, ASKED -> Chips.info(word);
            case DONE -> Chips.good(word);
            case REFUSED, FULL -> Chips.warning(word);
            case FAILED -> Chips.bad(word);
        };
    }

    static String word(Standing standing) {
        return translated("word.Standing." + standing);
    }

    static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
