package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.service.Priority;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;

/** Changes how much a ticket presses, and asks why when it is to press less. */
final class PriorityDialog extends Dialog {

    private static final int LONGEST_REASON = 500;

    private final transient TicketDesk desk;
    private final transient Ticket ticket;
    private final transient Runnable after;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final Select<Priority> priority = new Select<>();
    private final TextArea why = new TextArea(getTranslation("ticket.priority-why"));
    private final Button save = new Button(getTranslation("ticket.move.priority"), click -> save());

    PriorityDialog(TicketDesk desk, Ticket ticket, Runnable after) {
        this.desk = desk;
        this.ticket = ticket;
        this.after = after;
        setHeaderTitle(getTranslation("ticket.move.priority"));
        setWidth("min(28rem, 100%)");
        priority.setLabel(getTranslation("ticket.new.priority"));
        priority.setItems(Priority.values());
        priority.setItemLabelGenerator(item -> getTranslation("word.Priority." + item));
        priority.setValue(ticket.triage().priority());
        priority.addValueChangeListener(
                change -> why.setRequiredIndicatorVisible(ticket.isLoweredBy(change.getValue())));
        why.setHelperText(getTranslation("ticket.priority-why-hint"));
        why.setMaxLength(LONGEST_REASON);
        refusals.required(priority).at(why, "ticket.reason-missing", "ticket.bad-text");
        var fields = new Div(priority, why);
        fields.addClassName("stack");
        add(fields);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ticket.cancel"), click -> close()), save);
    }

    private void save() {
        var done = refusals.whole()
                && refusals.attempt(() -> desk.prioritise(ticket.id(), priority.getValue(), why.getValue()));
        save.setEnabled(true);
        if (!done) return;
        close();
        after.run();
    }
}
