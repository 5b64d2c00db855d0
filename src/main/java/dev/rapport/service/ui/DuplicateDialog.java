package dev.rapport.service.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.ui.Notices;
import java.util.Locale;
import java.util.function.Consumer;

/** Asks of which ticket another is a duplicate. */
final class DuplicateDialog extends Dialog {

    private static final int LONGEST_NUMBER = 20;

    private final transient Consumer<String> deed;
    private final transient Runnable after;
    private final TextField of = new TextField(getTranslation("ticket.duplicate-of"));
    private final Button save = new Button(getTranslation("ticket.duplicate-do"), click -> save());

    DuplicateDialog(Consumer<String> deed, Runnable after) {
        this.deed = deed;
        this.after = after;
        setHeaderTitle(getTranslation("ticket.move.duplicate"));
        setWidth("min(28rem, 100%)");
        of.setPlaceholder("T-");
        of.setHelperText(getTranslation("ticket.duplicate-hint"));
        of.setRequiredIndicatorVisible(true);
        of.setMaxLength(LONGEST_NUMBER);
        of.setAutofocus(true);
        of.setWidthFull();
        add(new Div(of));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        getFooter().add(new Button(getTranslation("ticket.cancel"), click -> close()), save);
    }

    private void save() {
        var done = Notices.attempt(() -> deed.accept(of.getValue().strip().toUpperCase(Locale.ROOT)));
        save.setEnabled(true);
        if (!done) return;
        close();
        after.run();
    }
}
