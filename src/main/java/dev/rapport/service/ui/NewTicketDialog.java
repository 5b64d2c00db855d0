package dev.rapport.service.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.ui.CustomerPicker;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Created;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Priority;
import dev.rapport.service.TicketDesk;
import dev.rapport.service.TicketPages;
import java.util.List;

/** Opens a ticket and its page. The customer is found by phone or e-mail, or added. */
class NewTicketDialog extends FormDialog {

    private final transient TicketDesk desk;
    private final transient TicketPages pages;
    private final CustomerPicker customer;
    private final TextField subject = new TextField(getTranslation("ticket.new.subject"));
    private final TextArea body = new TextArea(getTranslation("ticket.new.body"));
    private final Select<Channel> channel = new Select<>();
    private final Select<Priority> priority = new Select<>();
    private final Checkbox loud = new Checkbox(getTranslation("ticket.new.public"));

    /** @param panels of which one shows what else runs for the customer */
    NewTicketDialog(TicketDesk desk, TicketPages pages, CustomerDesk customers, List<CustomerPanel> panels) {
        this.desk = desk;
        this.pages = pages;
        customer = new CustomerPicker(
                customers,
                panels.stream()
                        .filter(panel -> panel.title().equals("cases.cases"))
                        .findFirst()
                        .orElse(null));
        customer.setRequired();
        customer.focus();
        setHeaderTitle(getTranslation("ticket.create"));
        setWidth("min(40rem, 100%)");
        subject.setMaxLength(200);
        body.setMaxLength(20_000);
        body.setMinRows(4);
        choices();
        var how = new Div(channel, priority);
        how.addClassName("row");
        field(customer, () -> !customer.missing());
        required(subject, "ticket.bad-subject");
        required(body, "ticket.bad-text");
        content(how, loud);
        saves(getTranslation("ticket.create"), this::save);
    }

    private void choices() {
        channel.setLabel(getTranslation("ticket.new.channel"));
        channel.setItems(Channel.ofPeople());
        channel.setValue(Channel.PHONE);
        channel.setItemLabelGenerator(item -> getTranslation("word.channel." + item.word()));
        priority.setLabel(getTranslation("ticket.new.priority"));
        priority.setItems(Priority.values());
        priority.setEmptySelectionAllowed(true);
        priority.setEmptySelectionCaption(getTranslation("ticket.new.priority-by-rules"));
        priority.setItemLabelGenerator(
                item -> getTranslation(item == null ? "ticket.new.priority-by-rules" : "word.Priority." + item));
    }

    private void save() {
        var ticket = customer.chosen()
                .map(id -> desk.open(wish(id)))
                .orElseGet(() -> desk.openFor(customer.taken().orElseThrow(), this::wish));
        Created.show("tickets/" + ticket.number(), ticket.number(), () -> pages.page(ticket.number()));
    }

    private NewTicket wish(CustomerId of) {
        return new NewTicket(
                of, subject.getValue(), body.getValue(), channel.getValue(), priority.getValue(), loud.getValue());
    }
}
