package dev.rapport.customer.owners.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;

/** Says who works with a customer beside its owner, and until when. */
class CollaboratorDialog extends FormDialog {

    private final DayField until = new DayField();
    private final TextField reason = new TextField(getTranslation("owners.reason"));

    CollaboratorDialog(Owners owners, Staff staff, CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("owners.collaborate"));
        var person = new OwnerField(getTranslation("owners.person"), staff);
        until.setLabel(getTranslation("owners.until"));
        until.setHelperText(getTranslation("owners.until-hint"));
        reason.setMaxLength(300);
        required(
                person,
                "owners.is-owner",
                "owners.collaborates-already",
                "owners.person-left",
                "owners.works-not-with-customers");
        field(until, "owners.until-is-past");
        required(reason, "owners.reason-needed");
        saves(getTranslation("owners.collaborate"), () -> {
            owners.collaborate(customer, person.getValue(), until.getValue(), reason.getValue());
            changed.run();
        });
    }
}
