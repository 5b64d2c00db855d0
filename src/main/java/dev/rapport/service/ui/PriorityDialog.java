package dev.rapport.service.ui;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.service.Priority;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;

/** Changes how much a ticket presses, and asks why when it is to press less. */
final class PriorityDialog extends FormDialog {

    private static final int LONGEST_REASON = 500;

    private final Select<Priority> priority = new Select<>();
    private final TextArea why = new TextArea(getTranslation("ticket.priority-why"));

    PriorityDialog(TicketDesk desk, Ticket ticket, Runnable after) {
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
        required(priority);
        field(why, "ticket.reason-missing", "ticket.bad-text");
        saves(getTranslation("ticket.move.priority"), () -> {
            desk.prioritise(ticket.id(), priority.getValue(), why.getValue());
            after.run();
        });
    }
}
