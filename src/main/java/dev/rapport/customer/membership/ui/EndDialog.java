package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** Asks why and when a membership ended. */
class EndDialog extends FormDialog {

    private static final int LONGEST = 300;

    EndDialog(LocalDate today, BiConsumer<String, LocalDate> end) {
        setHeaderTitle(getTranslation("membership.end"));
        var reason = new TextField(getTranslation("membership.reason"));
        reason.setMaxLength(LONGEST);
        reason.setWidthFull();
        var on = new DayField();
        on.setLabel(getTranslation("membership.ended-on"));
        on.setValue(today);
        on.setMax(today);
        required(reason, "membership.reason-needed");
        required(on, "membership.ends-later", "error.far-day");
        saves(getTranslation("membership.end"), () -> end.accept(reason.getValue(), on.getValue()));
    }
}
