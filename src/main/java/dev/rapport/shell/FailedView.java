package dev.rapport.shell;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rapport.engine.EngineStatus;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.EmptyState;
import dev.rapport.platform.ui.Live;

/**
 * A page that failed: what happened, what was kept, and the reference that support finds it by. Tries again by itself
 * when a server that was away is back.
 */
@AnonymousAllowed
@CssImport("./styles/rapport.css")
public class FailedView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private final transient Failures failures;

    FailedView(Failures failures, Live live) {
        this.failures = failures;
        live.refresh(
                this,
                EngineStatus.ServerChanged.class,
                changed -> changed.state() == EngineStatus.State.UP,
                () -> getUI().ifPresent(ui -> ui.getPage().reload()));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent navigation, ErrorParameter<Exception> failure) {
        addClassName("page");
        Refused refused = failures.asRefusal(failure.getException());
        removeAll();
        add(new EmptyState(
                VaadinIcon.WARNING,
                getPageTitle(),
                getTranslation(refused.key(), refused.arguments()),
                new Anchor("", getTranslation("shell.home"))));
        return 500;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.refused.UNAVAILABLE");
    }
}
