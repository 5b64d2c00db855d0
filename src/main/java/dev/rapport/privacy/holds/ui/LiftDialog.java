package dev.rapport.privacy.holds.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.privacy.holds.LegalHolds;
import java.util.UUID;

/** Lifts a hold, with the reason. */
class LiftDialog extends FormDialog {

    LiftDialog(LegalHolds holds, UUID hold, Runnable changed) {
        setHeaderTitle(getTranslation("holds.lift"));
        var why = new TextArea(getTranslation("holds.why-lifted"));
        why.setMaxLength(1000);
        content(new Paragraph(getTranslation("holds.lift-hint")));
        required(why, "holds.why-missing", "holds.lifted-already");
        saves(getTranslation("holds.lift"), () -> {
            holds.lift(hold, why.getValue());
            changed.run();
        });
    }
}
