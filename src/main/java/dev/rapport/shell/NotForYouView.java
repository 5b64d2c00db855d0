package dev.rapport.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.rapport.access.Access;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ui.EmptyState;
import java.util.stream.Collectors;

/** A page that the person's roles do not include; says which roles they have. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
public class NotForYouView extends Div implements HasErrorParameter<AccessDeniedException>, HasDynamicTitle {

    private final transient Access access;
    private final transient CurrentUser user;

    NotForYouView(Access access, CurrentUser user) {
        this.access = access;
        this.user = user;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent navigation, ErrorParameter<AccessDeniedException> failure) {
        if (user.id().isEmpty()) {
            navigation.getUI().getPage().setLocation("login");
            return 401;
        }
        addClassName("page");
        removeAll();
        add(new EmptyState(
                VaadinIcon.LOCK,
                getPageTitle(),
                getTranslation("shell.not-for-your-roles", myRoles()),
                new Anchor("", getTranslation("shell.home"))));
        return 403;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.refused.NOT_ALLOWED");
    }

    private String myRoles() {
        return access.me().roles().stream()
                .sorted()
                .map(role -> getTranslation("role." + role))
                .collect(Collectors.joining(", "));
    }
}
