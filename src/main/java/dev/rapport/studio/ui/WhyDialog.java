package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.rapport.platform.ui.FormDialog;
import java.util.function.Consumer;

/** Asks why, before something is done that others must be able to understand later. */
final class WhyDialog extends FormDialog {

    private static final int LONGEST = 300;

    /**
     * @param title of the dialog and its button
     * @param text what is about to happen
     * @param deed given the reason
     */
    WhyDialog(String title, String text, String refusal, Consumer<String> deed) {
        setHeaderTitle(title);
        var why = new TextArea(getTranslation("studio.why"));
        why.setMaxLength(LONGEST);
        why.setMinRows(2);
        why.setWidthFull();
        content(new Paragraph(text));
        required(why, refusal);
        saves(title, () -> deed.accept(why.getValue()));
    }
}
