package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PhoneField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds a customer and opens its page; where somebody there may be the same, the person chooses. */
class NewCustomerDialog extends Dialog {

    private final transient CustomerDesk desk;
    private final RadioButtonGroup<NewCustomer.Kind> kind = new RadioButtonGroup<>();
    private final TextField name = new TextField(getTranslation("customer.name"));
    private final PhoneField phone = new PhoneField(getTranslation("customer.phone"));
    private final TextField email = new TextField(getTranslation("customer.email"));
    private final Button save = new Button(getTranslation("customer.add"));

    NewCustomerDialog(CustomerDesk desk) {
        this.desk = desk;
        setHeaderTitle(getTranslation("customer.add"));
        kind.setItems(NewCustomer.Kind.values());
        kind.setValue(NewCustomer.Kind.PERSON);
        kind.setItemLabelGenerator(item -> getTranslation("word.Kind." + item));
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        name.setAutofocus(true);
        var fields = new Div(kind, name, phone, email);
        fields.addClassName("stack");
        add(fields);
        save.addClickListener(click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("customer.cancel"), click -> close()), save);
    }

    private void save() {
        var done = Notices.attempt(() -> {
            var customer = wanted();
            var candidates = desk.candidates(customer);
            if (candidates.isEmpty()) add(customer);
            else ask(customer, candidates);
        });
        save.setEnabled(!done);
    }

    /** Whoever types the same phone again must see who has it, before there are two of one. */
    private void ask(NewCustomer customer, List<Candidate> candidates) {
        var question = new Dialog(getTranslation("customer.may-be-same"));
        var choices =
                new Div(new Paragraph(getTranslation("customer.candidates-intro")), new CandidateList(candidates));
        choices.addClassName("stack");
        question.add(choices);
        candidates.stream()
                .limit(3)
                .forEach(candidate -> question.getFooter()
                        .add(new Button(getTranslation("customer.open-this", candidate.name()), click -> {
                            question.close();
                            open(candidate.id());
                        })));
        question.getFooter().add(new Button(getTranslation("customer.add-all-the-same"), click -> {
            if (Notices.attempt(() -> add(customer))) question.close();
        }));
        question.addOpenedChangeListener(change -> save.setEnabled(!change.isOpened()));
        question.open();
    }

    private void add(NewCustomer customer) {
        open(desk.add(customer).id());
    }

    private void open(CustomerId id) {
        close();
        UI.getCurrent().navigate("customers/" + id);
    }

    private NewCustomer wanted() {
        var contactPoints = Stream.of(phone.getValue(), email.getValue())
                .filter(text -> !text.isBlank())
                .toList();
        return new NewCustomer(kind.getValue(), name.getValue(), null, null, null, contactPoints, Map.of());
    }
}
