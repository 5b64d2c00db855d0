package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.HighlightConditions;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinRequest;
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
        SCREENS.put("sla.running", RunningView.class);
        SCREENS.put("sla.what-if", WhatIfView.class);
        SCREENS.put("sla.calendars", CalendarsView.class);
    }

    SlaNav() {
        addClassName("sla-nav");
        setAriaLabel(getTranslation("sla.title"));
        SCREENS.forEach((name, screen) -> {
            if (!isAllowed(screen)) return;
            var link = new RouterLink(getTranslation(name), screen);
            link.setHighlightCondition(
                    screen == CalendarsView.class
                            ? HighlightConditions.locationPrefix()
                            : HighlightConditions.sameLocation());
            link.setHighlightAction((one, here) -> {
                if (here) one.getElement().setAttribute("aria-current", "page");
                else one.getElement().removeAttribute("aria-current");
            });
            add(link);
        });
    }

    private static boolean isAllowed(Class<?> screen) {
        var roles = screen.getAnnotation(RolesAllowed.class);
        var request = VaadinRequest.getCurrent();
        return roles == null || request == null || Arrays.stream(roles.value()).anyMatch(request::isUserInRole);
    }
}
