package dev.rapport.contact.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.List;

/** Asks whoever is about to send an answer whether they still want to, as a colleague answered while they wrote. */
public final class AnsweredMeanwhile {

    private AnsweredMeanwhile() {}

    /**
     * What was written stays where it is.
     *
     * @param names of the colleagues
     */
    public static void ask(List<String> names, Runnable send) {
        var ui = UI.getCurrent();
        var asked = new ConfirmDialog();
        asked.setHeader(ui.getTranslation("contact.answered-meanwhile", String.join(", ", names)));
        asked.setText(ui.getTranslation("contact.answered-meanwhile-ask"));
        asked.setCancelable(true);
        asked.setCancelText(ui.getTranslation("ui.cancel"));
        asked.setConfirmText(ui.getTranslation("contact.send-all-the-same"));
        asked.addConfirmListener(confirmed -> send.run());
        asked.open();
    }
}
