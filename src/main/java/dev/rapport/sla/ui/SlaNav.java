package dev.rapport.sla.ui;

import static java.util.Comparator.comparingInt;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
import dev.rapport.platform.ui.PersonZone;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;

/** The way between the SLA screens: all routes that are {@link InSlaNav}, of those the ones that the person may open. */
public final class SlaNav extends Nav {

    public SlaNav() {
        addClassName("sla-nav");
        setAriaLabel(getTranslation("sla.title"));
        RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .<Class<? extends Component>>map(RouteData::getNavigationTarget)
                .filter(screen -> screen.isAnnotationPresent(InSlaNav.class) && isAllowed(screen))
                .sorted(comparingInt(
                        screen -> screen.getAnnotation(InSlaNav.class).place()))
                .forEach(screen -> add(link(screen)));
        var zone = new Span(getTranslation("sla.times-of", PersonZone.get().getId()));
        zone.addClassName("secondary");
        add(zone);
    }

    private RouterLink link(Class<? extends Component> screen) {
        var link = new RouterLink(
                getTranslation(screen.getAnnotation(InSlaNav.class).value()), screen);
        link.setHighlightCondition((one, shown) -> isShown(screen, one, shown));
        link.setHighlightAction((one, here) -> {
            if (here) one.getElement().setAttribute("aria-current", "page");
            else one.getElement().removeAttribute("aria-current");
        });
        return link;
    }

    /** What is at the root of all has everything under it, and is shown only where it is itself. */
    private static boolean isShown(Class<?> screen, RouterLink link, AfterNavigationEvent shown) {
        return screen.isInstance(shown.getActiveChain().getFirst())
                || (link.getHref().contains("/")
                        && shown.getLocation().getPath().startsWith(link.getHref() + "/"));
    }

    private static boolean isAllowed(Class<?> screen) {
        var roles = screen.getAnnotation(RolesAllowed.class);
        var request = VaadinRequest.getCurrent();
        return roles == null || request == null || Arrays.stream(roles.value()).anyMatch(request::isUserInRole);
    }
}
