package dev.rapport.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.WrittenTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as people say them, the exact one on hover, in the person's zone and language; they keep themselves up to date. */
public final class Times {

    private Times() {}

    /** Such as "5 min ago". */
    public static Component ago(Instant at) {
        return new RelativeTime("ago", at);
    }

    /** Such as "1 h 10 min left" or "35 min over", with an icon and a colour; nothing when there is no due time. */
    public static Component due(@Nullable Instant due) {
        return due == null ? new Span() : new RelativeTime("due", due);
    }

    /** Such as "22 Nov 2026, 14:30". */
    public static String exact(Instant at) {
        return WrittenTime.at(at, locale(), PersonZone.get());
    }

    /** Such as "22 Nov 2026". */
    public static String day(Instant at) {
        return WrittenTime.day(at, locale(), PersonZone.get());
    }

    /** The same for a date that belongs to no zone. */
    public static String day(LocalDate day) {
        return WrittenTime.day(day, locale());
    }

    private static Locale locale() {
        return Optional.ofNullable(UI.getCurrent()).map(UI::getLocale).orElse(Locale.ENGLISH);
    }

    @Tag("relative-time")
    @JsModule("./components/relative-time.ts")
    static final class RelativeTime extends HtmlComponent {

        RelativeTime(String kind, Instant at) {
            getElement().setAttribute("kind", kind);
            getElement().setAttribute("at", at.toString());
            getElement().setAttribute("language", locale().toLanguageTag());
            getElement().setAttribute("title", exact(at));
        }
    }
}
