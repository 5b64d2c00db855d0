package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.customer.promises.MadePromise;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.ui.FormDialog;

/** Says another time for a promise, and why. */
class MoveDialog extends FormDialog {

    private final DueField due = new DueField();
    private final TextArea why = new TextArea(getTranslation("promise.why"));

    MoveDialog(Promises promises, MadePromise promise, Runnable changed) {
        setHeaderTitle(getTranslation("promise.move"));
        due.show(promise.dueAt());
        why.setMaxLength(500);
        required(due.day, "promise.past", "promise.too-far", "error.far-day");
        required(due.time);
        row(due.day, due.time);
        required(why, "promise.why-missing", "promise.too-long");
        saves(getTranslation("promise.move"), () -> {
            promises.move(promise.number(), due.due(), why.getValue());
            changed.run();
        });
    }
}
