package dev.rapport.access.ui;

import com.vaadin.flow.component.textfield.IntegerField;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;

/** Sets how many open cases a person should have at most. */
class CapacityDialog extends FormDialog {

    CapacityDialog(StaffDesk desk, PersonSheet person, Runnable after) {
        setHeaderTitle(getTranslation("staff.capacity-of", person.profile().name()));
        var capacity = new IntegerField(getTranslation("staff.capacity"));
        capacity.setMin(0);
        capacity.setStepButtonsVisible(true);
        capacity.setHelperText(getTranslation("staff.capacity-hint"));
        capacity.setValue(person.profile().capacity());
        capacity.setAutofocus(true);
        capacity.setWidthFull();
        required(capacity, "access.bad-capacity");
        var read = new LastRead(person.profile().capacityRevision());
        saves(getTranslation("staff.save"), () -> {
            read.replace(
                    revision -> desk.changeCapacity(person.id(), capacity.getValue(), revision),
                    () -> desk.get(person.id()).profile().capacityRevision());
            after.run();
        });
    }
}
