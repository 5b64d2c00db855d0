package dev.rapport.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.EmptyState;

/** A page that cannot be shown for a reason the person can understand. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class RefusedView extends Div implements HasErrorParameter<Refused>, HasDynamicTitle {

    private String title = "";

    @Override
    public int setErrorParameter(BeforeEnterEvent navigation, ErrorParameter<Refused> failure) {
        return show(failure.getException());
    }

    int show(Refused refused) {
        addClassName("page");
        var missing = refused.kind() == Refused.Kind.NOT_FOUND;
        title = getTranslation("shell.refused." + refused.kind());
        removeAll();
        add(new EmptyState(
                missing ? VaadinIcon.QUESTION_CIRCLE_O : VaadinIcon.LOCK,
                title,
                getTranslation(refused.key(), refused.arguments()),
                new Anchor("", getTranslation("shell.home"))));
        return switch (refused.kind()) {
            case INVALID -> 400;
            case UNFIT -> 422;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case CHANGED -> 412;
            case UNCONDITIONAL -> 428;
            case UNAVAILABLE -> 503;
        };
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
