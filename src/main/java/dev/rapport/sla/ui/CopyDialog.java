package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Notices;
import dev.rapport.sla.calendars.CalendarSheet;

/** Makes a calendar of one's own from another. */
final class CopyDialog extends Dialog {

    CopyDialog(CalendarEditor.Services services, CalendarSheet from) {
        setHeaderTitle(getTranslation("sla.calendar-copy-of", getTranslation(from.name())));
        var name = new TextField(getTranslation("sla.calendar-name"));
        name.setHelperText(getTranslation("sla.calendar-name-hint"));
        name.setMaxLength(50);
        name.setWidthFull();
        name.setAutofocus(true);
        var create = new Button(
                getTranslation("sla.calendar-create"),
                click -> Notices.attempt(() -> {
                    var made =
                            services.desk().create(from.called(name.getValue().strip()), null);
                    close();
                    getUI().ifPresent(ui ->
                            ui.navigate("sla/calendars/" + made.sheet().name()));
                }));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        add(name);
        getFooter().add(new Button(getTranslation("sla.cancel"), click -> close()), create);
    }
}
