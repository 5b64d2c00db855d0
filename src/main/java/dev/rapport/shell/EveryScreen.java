package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.rapport.access.Access;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Texts;
import dev.rapport.platform.ui.PersonZone;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Gives each new browser page the person's language and zone, and asks people with a one-time password for their own. */
@Component
class EveryScreen implements VaadinServiceInitListener {

    private final Access access;
    private final CurrentUser user;
    private final Failures failures;
    private final Texts texts;

    EveryScreen(Access access, CurrentUser user, Failures failures, Texts texts) {
        this.texts = texts;
        this.access = access;
        this.user = user;
        this.failures = failures;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(failures));
        service.getSource().setSystemMessagesProvider(asked -> messages(asked.getLocale()));
        service.getSource().addUIInitListener(opened -> open(opened.getUI()));
    }

    private SystemMessages messages(Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.get(locale, "shell.session-ended"));
        messages.setSessionExpiredMessage(texts.get(locale, "shell.session-ended-hint"));
        return messages;
    }

    private void open(UI ui) {
        if (user.id().isPresent()) greet(ui);
        ui.addBeforeEnterListener(this::ownPasswordFirst);
    }

    /** Without the database the page opens in the browser's language, so that it can say what is the matter. */
    private void greet(UI ui) {
        try {
            var person = access.me();
            ui.getSession().setLocale(person.locale());
            ui.setLocale(person.locale());
            ui.getPage()
                    .executeJs(
                            "document.documentElement.lang = $0",
                            person.locale().toLanguageTag());
            PersonZone.set(person.zone());
        } catch (DataAccessException | TransactionException e) {
            if (DatabaseTrouble.behind(e).isEmpty()) throw e;
        }
    }

    private void ownPasswordFirst(BeforeEnterEvent navigation) {
        var target = navigation.getNavigationTarget();
        if (user.id().isEmpty() || target == PasswordView.class) return;
        if (access.passwordMustChange()) navigation.forwardTo(PasswordView.class);
    }
}
