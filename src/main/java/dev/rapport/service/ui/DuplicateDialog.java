package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.service.TicketDesk;
import java.util.Locale;

/** Asks of which ticket another is a duplicate, and why when that one is of another customer. */
final class DuplicateDialog extends Dialog {

    private static final int LONGEST_NUMBER = 20;
    private static final int LONGEST_REASON = 500;

    /** Closes as a duplicate of the number, with the reason or none. */
    interface Deed {
        void close(String of, String why);
    }

    private final transient Deed deed;
    private final transient Runnable after;
    private final transient FieldRefusals refusals = new FieldRefusals();
    private final TextField of = new TextField(getTranslation("ticket.duplicate-of"));
    private final TextArea why = new TextArea(getTranslation("ticket.duplicate-why"));
    private final Button save = new Button(getTranslation("ticket.duplicate-do"), click -> save());

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
        refusals.required(of)
                .at(
                        of,
                        "ticket.not-found",
                        "ticket.own-duplicate",
                        "ticket.duplicate-itself",
                        "ticket.duplicate-of-done")
                .at(why, TicketDesk.OTHER_CUSTOMER, "ticket.bad-text");
        why.setHelperText(getTranslation("ticket.duplicate-why-hint"));
        why.setMaxLength(LONGEST_REASON);
        why.setRequiredIndicatorVisible(true);
        why.setWidthFull();
        ask(false);
        var fields = new Div(of, why);
        fields.addClassName("stack");
        add(fields);
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ticket.cancel"), click -> close()), save);
    }

    /** For a reason, when the customers differ; the refusal that says so stands at its field. */
    private void ask(boolean differ) {
        why.setVisible(differ);
        if (!differ) why.clear();
        save.setText(getTranslation(differ ? "ticket.duplicate-do-anyway" : "ticket.duplicate-do"));
    }

    private void save() {
        var done = refusals.attempt(() -> deed.close(of.getValue().strip().toUpperCase(Locale.ROOT), why.getValue()));
        save.setEnabled(true);
        if (!done) {
            if (why.isInvalid()) ask(true);
            return;
        }
        close();
        after.run();
    }
}
