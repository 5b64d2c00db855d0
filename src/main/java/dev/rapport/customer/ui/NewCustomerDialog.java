package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PhoneField;
import java.util.stream.Stream;

/** Adds a customer and opens its page; where somebody there may be the same, the person chooses. */
class NewCustomerDialog extends FormDialog {

    private final transient CustomerDesk desk;
    private final RadioButtonGroup<NewCustomer.Kind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField(getTranslation("customer.name"));
    private final PhoneField phone = new PhoneField(getTranslation("customer.phone"));
    private final TextField email = new TextField(getTranslation("customer.email"));
    private final transient NeededFields needed;

    NewCustomerDialog(CustomerDesk desk) {
        this.desk = desk;
        needed = new NeededFields(desk);
        setHeaderTitle(getTranslation("customer.add"));
        kind.setItems(NewCustomer.Kind.values());
        kind.setValue(NewCustomer.Kind.PERSON);
        kind.setItemLabelGenerator(item -> getTranslation("word.Kind." + item));
        name.setMaxLength(200);
        name.setAutofocus(true);
        content(kind);
        required(name, "customer.name-missing", "customer.name-too-long");
        phone(phone);
        readable(email, EmailAddress::read, "error.not-an-email-address", "email.several");
        field(needed, needed::isRight);
        needed.ask(kind.getValue());
        kind.addValueChangeListener(chosen -> needed.ask(chosen.getValue()));
        saves(getTranslation("customer.add"), this::save);
    }

    /** Whoever types the same phone again must see who has it, before there are two of one. */
    private void save() {
        var customer = wanted();
        var candidates = desk.candidates(customer);
        if (candidates.isEmpty()) {
            open(desk.add(customer).id());
            return;
        }
        var choices =
                new Div(new Paragraph(getTranslation("customer.candidates-intro")), new CandidateList(candidates));
        choices.addClassName("stack");
        ask(
                getTranslation("customer.may-be-same"),
                choices,
                getTranslation("customer.add-all-the-same"),
                () -> open(desk.addAnother(customer).id()),
                candidates.stream().limit(3).map(this::opener).toArray(Button[]::new));
    }

    private Button opener(Candidate candidate) {
        return new Button(getTranslation("customer.open-this", candidate.name()), click -> {
            close();
            open(candidate.id());
        });
    }

    private static void open(CustomerId id) {
        UI.getCurrent().navigate("customers/" + id);
    }

    private NewCustomer wanted() {
        var contactPoints = Stream.of(phone.getValue(), email.getValue())
                .filter(text -> !text.isBlank())
                .toList();
        return new NewCustomer(kind.getValue(), name.getValue(), null, null, null, contactPoints, needed.told());
    }
}
