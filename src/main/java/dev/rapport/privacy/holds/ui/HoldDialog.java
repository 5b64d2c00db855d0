package dev.rapport.privacy.holds.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.NewHold;
import org.jspecify.annotations.Nullable;

/** Says what must be kept, why and until when. */
class HoldDialog extends FormDialog {

    /** @param customer absent where a case is named */
    HoldDialog(LegalHolds holds, @Nullable CustomerId customer, Runnable changed) {
        setHeaderTitle(getTranslation("holds.set"));
        var subject = new TextField(getTranslation("holds.case"));
        subject.setMaxLength(100);
        subject.setHelperText(getTranslation(customer == null ? "holds.case-hint" : "holds.case-or-all"));
        var why = new TextArea(getTranslation("holds.why"));
        why.setMaxLength(1000);
        why.setHelperText(getTranslation("holds.why-hint"));
        var until = new DayField();
        until.setLabel(getTranslation("holds.until"));
        until.setHelperText(getTranslation("holds.until-hint"));
        content(new Paragraph(getTranslation("holds.what-it-does")));
        if (customer == null) required(subject, "holds.about-missing", "error.no-such-id");
        else field(subject, "error.no-such-id");
        required(why, "holds.why-missing");
        field(until, "holds.until-over");
        saves(getTranslation("holds.set"), () -> {
            var named = subject.getValue().isBlank() ? null : subject.getValue();
            holds.set(new NewHold(named == null ? customer : null, named, why.getValue(), until.getValue()));
            changed.run();
        });
    }
}
