package dev.rapport.customer.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PhoneField;
import java.util.stream.Stream;

/** Takes down how a customer is reached as well. */
class ContactPointDialog extends FormDialog {

    ContactPointDialog(CustomerDesk desk, CustomerId customer, Runnable changed) {
        var email = new TextField(getTranslation("customer.email"));
        var phone = new PhoneField(getTranslation("customer.phone"));
        setHeaderTitle(getTranslation("customer.add-contact-point"));
        email.setAutofocus(true);
        readable(
                email,
                EmailAddress::read,
                "customer.contact-point-missing",
                "customer.unreadable-contact-point",
                "error.not-an-email-address",
                "email.several");
        phone(phone);
        saves(getTranslation("customer.add-contact-point"), () -> {
            desk.reachBy(customer, Stream.of(email.getValue(), phone.getValue()).toList());
            changed.run();
        });
    }
}
