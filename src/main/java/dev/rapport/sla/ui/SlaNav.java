package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
import dev.rapport.platform.ui.PersonZone;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The way between the SLA screens. */
final class SlaNav extends Nav {

    private static final Map<String, Class<? extends Component>> SCREENS = new LinkedHashMap<>();

    static {
        SCREENS.put("sla.today", TodayView.class);
        SCREENS.put("sla.breaches", BreachesView.class);
        SCREENS.put("sla.trends", TrendsView.class);
        SCREENS.put("sla.alerts", AlertsView.class);
        SCREENS.put("sla.running", RunningView.class);
        SCREENS.put("sla.what-if", WhatIfView.class);
        SCREENS.put("sla.policies", PoliciesView.class);
        SCREENS.put("sla.calendars", CalendarsView.class);
        SCREENS.put("sla.ledger", LedgerView.class);
    }

    SlaNav() {
        addClassName("sla-nav");
        setAriaLabel(getTranslation("sla.title"));
        SCREENS.forEach((name, screen) -> {
            if (!isAllowed(screen)) return;
            var link = new RouterLink(getTranslation(name), screen);
            link.setHighlightCondition((one, shown) -> isShown(screen, one, shown));
            link.setHighlightAction((one, here) -> {
                if (here) one.getElement().setAttribute("aria-current", "page");
                else one.getElement().removeAttribute("aria-current");
            });
            add(link);
        });
        var zone = new Span(getTranslation("sla.times-of", PersonZone.get().getId()));
        zone.addClassName("secondary");
        add(zone);
    }

    /** Today is at the root of all, under which everything else lies. */
    private static boolean isShown(Class<?> screen, RouterLink link, AfterNavigationEvent shown) {
        return screen.isInstance(shown.getActiveChain().getFirst())
                || (screen != TodayView.class && shown.getLocation().getPath().startsWith(link.getHref() + "/"));
    }

    private static boolean isAllowed(Class<?> screen) {
        var roles = screen.getAnnotation(RolesAllowed.class);
        var request = VaadinRequest.getCurrent();
        return roles == null || request == null || Arrays.stream(roles.value()).anyMatch(request::isUserInRole);
    }
}
