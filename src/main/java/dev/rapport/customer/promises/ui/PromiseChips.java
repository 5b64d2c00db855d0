package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.PromiseState;
import dev.rapport.platform.ui.Chips;

/** How a promise stands, in words and then in colour. */
final class PromiseChips {

    private PromiseChips() {}

    static Component state(MadePromise promise) {
        var ended = promise.endedAt();
        var late = promise.state() == PromiseState.KEPT
                && ended != null
                && promise.dueAt().isBefore(ended);
        var text = UI.getCurrent().getTranslation(late ? "promise.kept-late" : "PromiseState." + promise.state());
        return switch (promise.state()) {
            case OPEN -> Chips.info(text);
            case KEPT -> late ? Chips.warning(text) : Chips.good(text);
            case BROKEN -> Chips.bad(text);
            case WITHDRAWN -> Chips.plain(text);
        };
    }
}
