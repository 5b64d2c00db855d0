package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Access;
import dev.rapport.access.MyAccount;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.PermitAll;

/** Changing my password; people with a one-time password come here first. */
@Route("password")
@PermitAll
public class PasswordView extends Div implements HasDynamicTitle {

    private final transient MyAccount account;
    private final PasswordField old = new PasswordField(getTranslation("password.old"));
    private final PasswordField chosen = new PasswordField(getTranslation("password.new"));
    private final PasswordField again = new PasswordField(getTranslation("password.again"));
    private final transient FieldRefusals refusals;

    PasswordView(MyAccount account, Access access) {
        this.account = account;
        addClassNames("page", "narrow-page");
        old.setAutofocus(true);
        refusals = new FieldRefusals()
                .required(old)
                .required(chosen)
                .check(this::isSameAgain)
                .at(old, "access.password-wrong")
                .at(
                        chosen,
                        "access.password-same",
                        "access.password-too-short",
                        "access.password-too-long",
                        "access.password-too-simple");
        chosen.setHelperText(getTranslation("password.rule"));
        var change = new Button(getTranslation("password.change"), click -> change());
        change.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHead(getPageTitle()));
        if (access.passwordMustChange()) add(new Paragraph(getTranslation("password.must-change")));
        var form = new Div(old, chosen, again, change);
        form.addClassName("stack");
        add(form);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("password.title");
    }

    private boolean isSameAgain() {
        var isSame = again.getValue().equals(chosen.getValue());
        again.setErrorMessage(isSame ? "" : getTranslation("password.differs"));
        again.setInvalid(!isSame);
        if (!isSame) again.focus();
        return isSame;
    }

    private void change() {
        if (!refusals.attempt(() -> account.changePassword(old.getValue(), chosen.getValue()))) return;
        Notices.done(getTranslation("password.changed"));
        UI.getCurrent().navigate("");
    }
}
