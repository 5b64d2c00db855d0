package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.rapport.contact.calls.Calls.Dialled;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.platform.ui.Notices;
import java.util.Optional;

/** Lets somebody call a number: by their telephone where it can be made to, else by whatever their computer calls with. */
final class DialWays {

    private DialWays() {}

    /**
     * Nothing for whoever has no such telephone and does not see the number in full.
     *
     * @param call has it called by the asker's telephone
     */
    static Optional<Component> of(ClickToCall dials, Dialled dialled, Runnable call) {
        var ui = UI.getCurrent();
        var words = ui.getTranslation("call.dial", dialled.shown());
        if (!dials.isThere())
            return Optional.ofNullable(dialled.number()).map(number -> new Anchor("tel:" + number, words));
        return Optional.of(new Button(words, click -> {
            if (Notices.attempt(call)) Notices.done(ui.getTranslation("call.telephone-rings", dialled.shown()));
        }));
    }
}
