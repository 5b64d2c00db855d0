package dev.rapport.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.LastRead;

/** Sets how many open cases a person should have at most. */
class CapacityDialog extends Dialog {

    CapacityDialog(StaffDesk desk, PersonSheet person, Runnable after) {
        setHeaderTitle(getTranslation("staff.capacity-of", person.profile().name()));
        var capacity = new IntegerField(getTranslation("staff.capacity"));
        capacity.setMin(0);
        capacity.setStepButtonsVisible(true);
        capacity.setHelperText(getTranslation("staff.capacity-hint"));
        capacity.setValue(person.profile().capacity());
        capacity.setAutofocus(true);
        capacity.setWidthFull();
        add(capacity);
        var read = new LastRead(person.profile().capacityRevision());
        var refusals = new FieldRefusals().required(capacity).at(capacity, "access.bad-capacity");
        var save = new Button(getTranslation("staff.save"), click -> {
            var done = refusals.attempt(() -> read.replace(
                    revision -> desk.changeCapacity(person.id(), capacity.getValue(), revision),
                    () -> desk.get(person.id()).profile().capacityRevision()));
            if (!done) return;
            close();
            after.run();
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("staff.cancel"), click -> close()), save);
    }
}
