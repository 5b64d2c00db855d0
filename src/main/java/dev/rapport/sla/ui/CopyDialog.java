package dev.rapport.sla.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.sla.calendars.CalendarSheet;

/** Makes a calendar of one's own from another. */
final class CopyDialog extends FormDialog {

    CopyDialog(CalendarEditor.Services services, CalendarSheet from) {
        setHeaderTitle(getTranslation("sla.calendar-copy-of", getTranslation(from.name())));
        var name = new TextField(getTranslation("sla.calendar-name"));
        name.setHelperText(getTranslation("sla.calendar-name-hint"));
        name.setMaxLength(50);
        name.setWidthFull();
        name.setAutofocus(true);
        setWidth("min(26rem, 96vw)");
        required(name, "sla.bad-calendar-name", "sla.calendar-exists");
        saves(getTranslation("sla.calendar-create"), () -> {
            var made = services.desk().create(from.called(name.getValue().strip()), null);
            getUI().ifPresent(ui -> ui.navigate("sla/calendars/" + made.sheet().name()));
        });
    }
}
