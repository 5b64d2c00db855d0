package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.ui.Notices;

/** What can be done with an open promise. */
class PromiseWays extends Div {

    private final transient Promises promises;
    private final transient MadePromise promise;
    private final transient Runnable changed;

    PromiseWays(Promises promises, MadePromise promise, Runnable changed) {
        this.promises = promises;
        this.promise = promise;
        this.changed = changed;
        addClassName("row");
        add(button("promise.keep", this::keep));
        if (promises.isDue(promise))
            add(button(
                    "promise.break",
                    () -> new WhyDialog("promise.break", why -> promises.breakIt(promise.number(), why), changed)
                            .open()));
        add(
                button("promise.move", () -> new MoveDialog(promises, promise, changed).open()),
                button("promise.give-on", () -> new GiveOnDialog(promises, promise, changed).open()),
                button(
                        "promise.withdraw",
                        () -> new WhyDialog(
                                        "promise.withdraw", why -> promises.withdraw(promise.number(), why), changed)
                                .open()));
    }

    private void keep() {
        if (!Notices.attempt(() -> promises.keep(promise.number()))) return;
        changed.run();
        Notices.done(getTranslation("promise.was-kept", promise.number()));
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key) + ": " + promise.number());
        return button;
    }
}
