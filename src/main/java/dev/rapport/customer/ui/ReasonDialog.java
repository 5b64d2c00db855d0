package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.FormDialog;
import java.util.function.Consumer;

/** Asks why somebody wants to read a phone number or an address in full; what they say is recorded. */
class ReasonDialog extends FormDialog {

    ReasonDialog(String masked, Consumer<String> said) {
        setHeaderTitle(getTranslation("customer.show-this", masked));
        var reason = new TextField(getTranslation("customer.reason"));
        reason.setMaxLength(300);
        reason.setAutofocus(true);
        content(new Paragraph(getTranslation("customer.reason-is-kept")));
        required(reason, "customer.reason-needed");
        saves(getTranslation("customer.show"), () -> said.accept(reason.getValue()));
    }
}
