package dev.rapport.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rapport.platform.ui.EmptyState;

/** An address that leads nowhere. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NoSuchPageView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    @Override
    public int setErrorParameter(BeforeEnterEvent navigation, ErrorParameter<NotFoundException> failure) {
        addClassName("page");
        removeAll();
        add(new EmptyState(
                VaadinIcon.QUESTION_CIRCLE_O,
                getPageTitle(),
                getTranslation(
                        "shell.no-such-page", "/" + navigation.getLocation().getPath()),
                new Anchor("", getTranslation("shell.home"))));
        return 404;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.refused.NOT_FOUND");
    }
}
