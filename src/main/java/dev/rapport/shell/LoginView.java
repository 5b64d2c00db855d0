package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.CurrentUser;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.core.env.Environment;

/** Where everybody comes in. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@CssImport("./styles/rapport.css")
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final LoginForm form = new LoginForm();
    private final transient CurrentUser user;

    LoginView(CurrentUser user, Staff staff, Environment environment) {
        this.user = user;
        addClassName("login-page");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("login.failed"));
        var logo = new Image("icons/rapport.svg", "");
        var brand = new Div(logo, new H1("Rapport"));
        brand.addClassName("login-brand");
        var card = new Div(brand, new Paragraph(getTranslation("login.claim")), form);
        card.addClassName("login-card");
        if (hasSampleOrganisation(staff, environment)) card.add(sampleLogins());
        add(card, language());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        if (user.id().isPresent()) {
            navigation.forwardTo("");
            return;
        }
        var parameters = navigation.getLocation().getQueryParameters();
        form.setError(parameters.getSingleParameter("error").isPresent());
        parameters
                .getSingleParameter("wait")
                .filter(text -> text.matches("\\d{1,6}"))
                .ifPresent(seconds -> {
                    form.setI18n(texts("login.locked", Integer.valueOf(seconds)));
                    form.setError(true);
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title");
    }

    private LoginI18n texts(String why, Object... arguments) {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle(getTranslation("login.title"));
        texts.getForm().setUsername(getTranslation("login.login"));
        texts.getForm().setPassword(getTranslation("login.password"));
        texts.getForm().setSubmit(getTranslation("login.submit"));
        texts.getErrorMessage().setTitle(getTranslation("login.refused"));
        texts.getErrorMessage().setMessage(getTranslation(why, arguments));
        texts.getErrorMessage().setUsername(getTranslation("login.login-missing"));
        texts.getErrorMessage().setPassword(getTranslation("login.password-missing"));
        return texts;
    }

    private Div sampleLogins() {
        var hint = new Div(new Paragraph(getTranslation("login.sample")));
        hint.addClassName("sample-logins");
        Arrays.stream(Role.values())
                .map(role -> new Span(role.name().toLowerCase(Locale.ROOT)))
                .forEach(hint::add);
        return hint;
    }

    private Button language() {
        var chinese = "zh".equals(getLocale().getLanguage());
        var button = new Button(chinese ? "English" : "中文", click -> {
            UI.getCurrent().getSession().setLocale(chinese ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
            UI.getCurrent().getPage().reload();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private static boolean hasSampleOrganisation(Staff staff, Environment environment) {
        var empty = environment.getProperty("rapport.empty", Boolean.class, false);
        return !empty
                && staff.byLogin("sales").isPresent()
                && staff.byLogin("auditor").isPresent();
    }
}
