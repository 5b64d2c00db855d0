package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.customer.ParentDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.LastRead;
import org.jspecify.annotations.Nullable;

/** Says to which firm a firm belongs. */
class ParentDialog extends FormDialog {

    ParentDialog(
            CustomerDesk customers,
            ParentDesk desk,
            CustomerId firm,
            String name,
            @Nullable Relative parent,
            ParentLine.Changing changing) {
        setHeaderTitle(getTranslation("customer.parent-of", name));
        content(new Paragraph(getTranslation(
                parent == null ? "customer.parent-none-yet" : "customer.parent-now",
                parent == null ? "" : parent.name())));
        var above = new CustomerPicker(customers, null);
        above.onlyKnown();
        above.setRequired();
        field(above, () -> !above.missing());
        var read = new LastRead(ParentDesk.revision(parent == null ? null : parent.id()));
        saves(
                getTranslation("customer.parent-save"),
                () -> read.replace(
                        revision -> changing.to(above.chosen().orElseThrow(), revision),
                        () -> ParentDesk.revision(
                                desk.of(firm).map(Relative::id).orElse(null))));
    }
}
