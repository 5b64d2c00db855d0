package dev.rapport.platform.ui;

import com.vaadin.flow.server.VaadinSession;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** The time zone of the person at this screen. */
public final class PersonZone {

    private PersonZone() {}

    public static ZoneId get() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(session -> session.getAttribute(ZoneId.class))
                .orElse(ZoneOffset.UTC);
    }

    /** Called once at login. */
    public static void set(ZoneId zone) {
        VaadinSession.getCurrent().setAttribute(ZoneId.class, zone);
    }
}
