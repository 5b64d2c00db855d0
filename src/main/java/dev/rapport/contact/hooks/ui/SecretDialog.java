package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.platform.ui.Notices;

/** Shows a secret this once; it stays open until it was entered on the other side. */
class SecretDialog extends Dialog {

    SecretDialog(HookDesk.Made made, Runnable done) {
        setHeaderTitle(getTranslation("hook.secret-of", made.hook().name()));
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        setWidth("min(34rem, 100%)");
        var secret = new TextField(getTranslation("hook.secret"), made.secret(), "");
        secret.setReadOnly(true);
        secret.setWidthFull();
        var copy = new Button(getTranslation("hook.secret-copy"), click -> copy(secret));
        copy.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        secret.setSuffixComponent(copy);
        var content = new Div(new Paragraph(getTranslation("hook.secret-text")), secret);
        content.addClassName("stack");
        add(content);
        var entered = new Button(getTranslation("hook.secret-entered"), click -> {
            close();
            done.run();
        });
        entered.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(entered);
    }

    private void copy(TextField secret) {
        getElement().executeJs("navigator.clipboard?.writeText($0)", secret.getValue());
        Notices.done(getTranslation("hook.secret-copied"));
    }
}
