package dev.rapport.service.ui;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.service.TicketDesk;
import java.util.Locale;

/** Asks of which ticket another is a duplicate, and why when that one is of another customer. */
final class DuplicateDialog extends FormDialog {

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_REASON = 500;

    /** Closes as a duplicate of the number, with the reason or none. */
    interface Deed {
        void close(String of, String why);
    }

    private final transient Deed deed;
    private final transient Runnable after;
    private final TextField of = new TextField(getTranslation("ticket.duplicate-of"));
    private final TextArea why = new TextArea(getTranslation("ticket.duplicate-why"));

    DuplicateDialog(Deed deed, Runnable after) {
        this.deed = deed;
        this.after = after;
        setHeaderTitle(getTranslation("ticket.move.duplicate"));
        setWidth("min(28rem, 100%)");
        of.setPlaceholder("T-");
        of.setHelperText(getTranslation("ticket.duplicate-hint"));
        of.setMaxLength(LONGEST_NUMBER);
        of.setAutofocus(true);
        of.setWidthFull();
        of.addValueChangeListener(change -> ask(false));
        why.setHelperText(getTranslation("ticket.duplicate-why-hint"));
        why.setMaxLength(LONGEST_REASON);
        why.setRequiredIndicatorVisible(true);
        why.setWidthFull();
        required(of, "ticket.not-found", "ticket.own-duplicate", "ticket.duplicate-itself", "ticket.duplicate-of-done");
        field(why, TicketDesk.OTHER_CUSTOMER, "ticket.bad-text");
        ask(false);
    }

    /** For a reason, when the customers differ; the refusal that says so stands at its field. */
    private void ask(boolean differ) {
        why.setVisible(differ);
        if (!differ) why.clear();
        saves(getTranslation(differ ? "ticket.duplicate-do-anyway" : "ticket.duplicate-do"), this::save);
    }

    private void save() {
        try {
            deed.close(of.getValue().strip().toUpperCase(Locale.ROOT), why.getValue());
        } catch (Refused refused) {
            if (refused.key().equals(TicketDesk.OTHER_CUSTOMER)) ask(true);
            throw refused;
        }
        after.run();
    }
}
