package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.promises.Promises;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;

/** Takes down what a customer was promised. */
class PromiseDialog extends FormDialog {

    private final TextField what = new TextField(getTranslation("promise.what"));
    private final DueField due = new DueField();
    private final OwnerField owner;
    private final TextField from = new TextField(getTranslation("promise.from"));

    PromiseDialog(Promises promises, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("promise.make"));
        owner = new OwnerField(promises);
        owner.setHelperText(getTranslation("promise.owner-hint"));
        what.setMaxLength(300);
        what.setWidthFull();
        from.setHelperText(getTranslation("promise.from-hint"));
        required(what, "promise.what-missing", "promise.too-long");
        required(due.day, "promise.past", "promise.too-far", "error.far-day");
        required(due.time);
        row(due.day, due.time);
        field(owner, "promise.not-for-customers", "promise.no-team", "promise.no-such-owner");
        field(from, "error.no-such-id", "access.other-owner", "access.other-team", "promise.other-customer");
        saves(getTranslation("promise.make"), () -> {
            var number = from.getValue().isBlank() ? null : from.getValue().strip();
            var made = promises.make(customer, what.getValue(), due.due(), owner.id(), number);
            changed.run();
            Notices.done(getTranslation("promise.was-made", made.number()));
        });
    }
}
