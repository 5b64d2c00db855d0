package dev.rapport.customer.promises.ui;

import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.ui.FormDialog;
import java.util.Objects;

/** Gives a promise to a colleague. */
class GiveOnDialog extends FormDialog {

    GiveOnDialog(Promises promises, MadePromise promise, Runnable changed) {
        setHeaderTitle(getTranslation("promise.give-on"));
        var owner = new OwnerField(promises);
        required(owner, "promise.not-for-customers", "promise.no-team", "promise.no-such-owner");
        saves(getTranslation("promise.give-on"), () -> {
            promises.giveOn(promise.number(), Objects.requireNonNull(owner.id()));
            changed.run();
        });
    }
}
