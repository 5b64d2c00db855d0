package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.rapport.access.Access;
import dev.rapport.access.MyAccount;
import dev.rapport.access.Person;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** My language, whether I take work, my password, and the way out. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MyMenu extends Div {

    private final transient Access access;
    private final transient MyAccount account;
    private final transient AuthenticationContext login;
    private final Div availability = new Div();

    MyMenu(CurrentUser user, Access access, MyAccount account, AuthenticationContext login) {
        this.access = access;
        this.account = account;
        this.login = login;
        addClassName("my-menu");
        if (user.id().isEmpty()) return;
        var me = access.me();
        availability.addClassName("availability");
        add(availability, language(me), menu(me));
        showAvailability();
    }

    private Button language(Person me) {
        var chinese = "zh".equals(me.locale().getLanguage());
        var button = new Button(chinese ? "English" : "中文", click -> speak(chinese));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("language");
        button.getElement().setAttribute("lang", chinese ? "en" : "zh-CN");
        return button;
    }

    private void speak(boolean english) {
        var locale = english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        account.speak(locale);
        UI.getCurrent().getSession().setLocale(locale);
        UI.getCurrent().getPage().reload();
    }

    private MenuBar menu(Person me) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        var root = bar.addItem(new Avatar(me.name()));
        root.setAriaLabel(me.name());
        var menu = root.getSubMenu();
        menu.addItem(whoIAm(me)).setEnabled(false);
        menu.addSeparator();
        menu.addItem(getTranslation("shell.change-availability"), click -> changeAvailability());
        menu.addItem(getTranslation("shell.quiet-hours"), click -> new QuietHoursDialog(account).open());
        var chinese = "zh".equals(me.locale().getLanguage());
        menu.addItem(chinese ? "English" : "中文", click -> speak(chinese)).addClassName("language-item");
        menu.addItem(getTranslation("shell.keys"), click -> Shortcuts.tell());
        menu.addItem(getTranslation("shell.password"), click -> UI.getCurrent().navigate(PasswordView.class));
        menu.addSeparator();
        menu.addItem(getTranslation("shell.logout"), click -> login.logout());
        return bar;
    }

    private Div whoIAm(Person me) {
        var roles = me.roles().stream()
                .sorted()
                .map(role -> getTranslation("role." + role))
                .collect(Collectors.joining(", "));
        var small = new Span(roles);
        small.addClassName("secondary");
        var who = new Div(new Span(me.name()), small);
        who.addClassName("who-i-am");
        return who;
    }

    private void changeAvailability() {
        account.beAvailable(!access.available());
        showAvailability();
        Notices.done(getTranslation(access.available() ? "shell.now-available" : "shell.now-away"));
    }

    private void showAvailability() {
        availability.removeAll();
        if (!access.available()) availability.add(Chips.paused(getTranslation("shell.away")));
    }
}
