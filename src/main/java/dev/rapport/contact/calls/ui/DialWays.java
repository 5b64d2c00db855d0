package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.platform.ui.Notices;

/** Lets somebody call a number: by their telephone where it can be made to, else by whatever their computer calls with. */
final class DialWays {

    private DialWays() {}

    /** @param call has it called by the asker's telephone */
    static Component of(ClickToCall dials, String number, Runnable call) {
        var ui = UI.getCurrent();
        var words = ui.getTranslation("call.dial", number);
        if (!dials.isThere()) return new Anchor("tel:" + number, words);
        return new Button(words, click -> {
            if (Notices.attempt(call)) Notices.done(ui.getTranslation("call.telephone-rings", number));
        });
    }
}
