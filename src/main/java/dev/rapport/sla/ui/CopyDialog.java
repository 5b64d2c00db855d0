package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FieldRefusals;
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
        var refusals = new FieldRefusals().at(name, "sla.bad-calendar-name", "sla.calendar-exists");
        var create = new Button(
                getTranslation("sla.calendar-create"),
                click -> refusals.attempt(() -> {
                    var made =
                            services.desk().create(from.called(name.getValue().strip()), null);
                    close();
                    getUI().ifPresent(ui ->
                            ui.navigate("sla/calendars/" + made.sheet().name()));
                }));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        add(name);
        setWidth("min(26rem, 96vw)");
        getFooter().add(new Button(getTranslation("sla.cancel"), click -> close()), create);
    }
}
