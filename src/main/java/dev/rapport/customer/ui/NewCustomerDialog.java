package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PhoneField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds a customer and opens its page; one that is there already is opened instead. */
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
        var contactPoints = Stream.of(phone.getValue(), email.getValue())
                .filter(text -> !text.isBlank())
                .toList();
        var done = Notices.attempt(() -> {
            var id = desk.add(new NewCustomer(
                    kind.getValue(), name.getValue(), null, null, null, List.copyOf(contactPoints), Map.of()));
            close();
            UI.getCurrent().navigate("customers/" + id);
        });
        save.setEnabled(!done);
    }
}
