package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.ui.FormDialog;
import java.util.Objects;

/** Makes a customer of who calls: only the name is asked for. */
class NewCallerDialog extends FormDialog {

    NewCallerDialog(CallDesk desk, PhoneCall call, Runnable changed) {
        setHeaderTitle(getTranslation("call.new-customer"));
        var kind = new RadioButtonGroup<NewCustomer.Kind>();
        kind.setItems(NewCustomer.Kind.values());
        kind.setValue(NewCustomer.Kind.PERSON);
        kind.setItemLabelGenerator(item -> getTranslation("word.Kind." + item));
        var name = new TextField(getTranslation("customer.name"));
        name.setMaxLength(200);
        name.focus();
        content(new Span(getTranslation(
                "call.new-customer-hint",
                Objects.requireNonNullElse(call.other(), getTranslation("call.suppressed")))));
        content(kind);
        required(name, "customer.name-missing", "customer.name-too-long");
        saves(getTranslation("customer.add"), () -> {
            desk.addCaller(call.number(), kind.getValue(), name.getValue(), call.revision());
            changed.run();
        });
    }
}
