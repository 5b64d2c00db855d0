package dev.rapport.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.rapport.access.Access;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.PersonZone;
import org.springframework.stereotype.Component;

/** Gives each new browser page the person's language and zone, and asks people with a one-time password for their own. */
@Component
class EveryScreen implements VaadinServiceInitListener {

    private final Access access;
    private final CurrentUser user;
    private final Failures failures;

    EveryScreen(Access access, CurrentUser user, Failures failures) {
        this.access = access;
        this.user = user;
        this.failures = failures;
    }

    @Override
    public void serviceInit(ServiceInitEvent service) {
        service.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(failures));
        service.getSource().addUIInitListener(opened -> open(opened.getUI()));
    }

    private void open(UI ui) {
        if (user.id().isPresent()) {
            var person = access.me();
            ui.getSession().setLocale(person.locale());
            ui.setLocale(person.locale());
            PersonZone.set(person.zone());
        }
        ui.addBeforeEnterListener(this::ownPasswordFirst);
    }

    private void ownPasswordFirst(BeforeEnterEvent navigation) {
        var target = navigation.getNavigationTarget();
        if (user.id().isEmpty() || target == PasswordView.class || target == LoginView.class) return;
        if (access.passwordMustChange()) navigation.forwardTo(PasswordView.class);
    }
}
