package dev.rapport.customer.membership.ui;

import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks until when a membership goes on; what its level says is proposed. */
class RenewDialog extends FormDialog {

    /** @param proposed absent if it has no end from now on */
    RenewDialog(@Nullable LocalDate proposed, Consumer<@Nullable LocalDate> renew) {
        setHeaderTitle(getTranslation("membership.renew"));
        var until = new DayField();
        until.setLabel(getTranslation("membership.valid-until"));
        until.setValue(proposed);
        if (proposed == null) until.setHelperText(getTranslation("membership.until-hint"));
        field(until, "membership.not-longer", "membership.over-before-it-begins", "error.far-day");
        saves(getTranslation("membership.renew"), () -> renew.accept(until.getValue()));
    }
}
