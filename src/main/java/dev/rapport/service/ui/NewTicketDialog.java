package dev.rapport.service.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PhoneField;
import dev.rapport.service.Channel;
import dev.rapport.service.NewTicket;
import dev.rapport.service.Priority;
import dev.rapport.service.TicketDesk;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens a ticket and its page. The customer is found by phone or e-mail, or added. */
class NewTicketDialog extends Dialog {

    private static final List<Channel> CHANNELS = Stream.of(Channel.values())
            .filter(channel -> channel != Channel.API && channel != Channel.IMPORT)
            .toList();

    private final transient TicketDesk desk;
    private final TextField name = new TextField(getTranslation("ticket.new.customer"));
    private final PhoneField phone = new PhoneField(getTranslation("ticket.new.phone"));
    private final TextField email = new TextField(getTranslation("ticket.new.email"));
    private final TextField subject = new TextField(getTranslation("ticket.new.subject"));
    private final TextArea body = new TextArea(getTranslation("ticket.new.body"));
    private final Select<Channel> channel = new Select<>();
    private final Select<Priority> priority = new Select<>();
    private final Checkbox loud = new Checkbox(getTranslation("ticket.new.public"));
    private final Button save = new Button(getTranslation("ticket.create"));

    NewTicketDialog(TicketDesk desk) {
        this.desk = desk;
        setHeaderTitle(getTranslation("ticket.create"));
        setWidth("min(40rem, 100%)");
        limits();
        choices();
        var who = new Div(name, phone, email);
        who.addClassName("row");
        var how = new Div(channel, priority);
        how.addClassName("row");
        var fields = new Div(who, subject, body, how, loud);
        fields.addClassName("stack");
        add(fields);
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ticket.cancel"), click -> close()), save);
    }

    private void limits() {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        name.setAutofocus(true);
        subject.setRequiredIndicatorVisible(true);
        subject.setMaxLength(200);
        body.setRequiredIndicatorVisible(true);
        body.setMaxLength(20_000);
        body.setMinRows(4);
    }

    private void choices() {
        channel.setLabel(getTranslation("ticket.new.channel"));
        channel.setItems(CHANNELS);
        channel.setValue(Channel.PHONE);
        channel.setItemLabelGenerator(item -> getTranslation("word.Channel." + item));
        priority.setLabel(getTranslation("ticket.new.priority"));
        priority.setItems(Priority.values());
        priority.setEmptySelectionAllowed(true);
        priority.setEmptySelectionCaption(getTranslation("ticket.new.priority-by-rules"));
        priority.setItemLabelGenerator(
                item -> getTranslation(item == null ? "ticket.new.priority-by-rules" : "word.Priority." + item));
    }

    private void save() {
        var done = Notices.attempt(() -> {
            if (name.isEmpty()) throw Refused.invalid("ticket.field-missing", name.getLabel());
            var points = Stream.of(phone.getValue(), email.getValue())
                    .filter(text -> !text.isBlank())
                    .toList();
            var who = new NewCustomer(
                    NewCustomer.Kind.PERSON, name.getValue().strip(), null, null, null, points, Map.of());
            var ticket = desk.openFor(
                    who,
                    id -> new NewTicket(
                            id,
                            subject.getValue(),
                            body.getValue(),
                            channel.getValue(),
                            priority.getValue(),
                            loud.getValue()));
            close();
            UI.getCurrent().navigate("tickets/" + ticket.number());
        });
        save.setEnabled(!done);
    }
}
