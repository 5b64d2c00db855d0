package dev.rapport.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Shows a one-time password this once; it stays open until it was passed on. */
class OneTimePasswordDialog extends Dialog {

    OneTimePasswordDialog(String name, String login, String password) {
        setHeaderTitle(getTranslation("staff.password-of", name));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setWidth("min(30rem, 100%)");
        var content = new Div(
                new Paragraph(getTranslation("staff.password-text")),
                shown("staff.login", login),
                shown("staff.password", password));
        content.addClassName("stack");
        add(content);
        var done = new Button(getTranslation("staff.password-passed-on"), click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }

    private TextField shown(String label, String text) {
        var field = new TextField(getTranslation(label), text, "");
        field.setReadOnly(true);
        return field;
    }
}
