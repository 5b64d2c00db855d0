package dev.rapport.service.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import dev.rapport.service.Ticket;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketDesk.HelpOffer;

/** Asks somebody above for help with a ticket, and says who that is. */
final class EscalateDialog extends FormDialog {

    private static final int LONGEST_REASON = 500;

    private final transient TicketDesk desk;
    private final transient Ticket ticket;
    private final transient Runnable after;
    private final RadioButtonGroup<HelpOffer> whom = new RadioButtonGroup<>();
    private final TextArea why = new TextArea(getTranslation("ticket.escalate-why"));

    EscalateDialog(TicketDesk desk, Ticket ticket, Runnable after) {
        this.desk = desk;
        this.ticket = ticket;
        this.after = after;
        var offers = desk.help(ticket.id());
        setHeaderTitle(getTranslation("ticket.escalate-title", ticket.number()));
        setWidth("min(32rem, 100%)");
        if (offers.isEmpty()) {
            content(new Div(getTranslation("ticket.escalate-all-asked")));
            return;
        }
        whom.setLabel(getTranslation("ticket.escalate-whom"));
        whom.setItems(offers);
        whom.setItemLabelGenerator(this::name);
        whom.setValue(offers.getFirst());
        why.setHelperText(getTranslation("ticket.escalate-why-hint"));
        why.setMaxLength(LONGEST_REASON);
        why.setMinRows(3);
        why.setWidthFull();
        field(whom);
        required(why, "ticket.escalation-needs-reason", "ticket.bad-text");
        saves(getTranslation("ticket.move.escalate"), this::save);
    }

    private String name(HelpOffer offer) {
        return offer.told().isEmpty()
                ? offer.team()
                : getTranslation("ticket.escalate-offer", offer.team(), String.join(", ", offer.told()));
    }

    private void save() {
        var offer = whom.getValue();
        desk.escalate(ticket.id(), offer.level(), why.getValue());
        Notices.done(getTranslation("ticket.escalation-asked", offer.team()));
        after.run();
    }
}
