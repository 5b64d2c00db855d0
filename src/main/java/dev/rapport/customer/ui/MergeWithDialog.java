package dev.rapport.customer.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.FormDialog;

/** Asks which other customer is the same as one, and shows the two side by side. */
class MergeWithDialog extends FormDialog {

    MergeWithDialog(CustomerDesk desk, CustomerId customer) {
        setHeaderTitle(getTranslation("customer.merge-with"));
        var picker = new CustomerPicker(desk, null);
        picker.onlyKnown();
        picker.focus();
        content(new Paragraph(getTranslation("customer.merge-with-text")));
        field(picker, () -> !picker.missing());
        saves(
                getTranslation("customer.merge-compare"),
                () -> picker.chosen().ifPresent(other -> {
                    if (other.equals(customer)) throw Refused.invalid("customer.merge-itself");
                    UI.getCurrent().navigate(MergeView.address(customer, other));
                }));
    }
}
