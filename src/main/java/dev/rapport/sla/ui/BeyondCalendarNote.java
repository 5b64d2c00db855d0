package dev.rapport.sla.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.sla.calendars.desk.BeyondCalendar;
import java.util.List;

/** Says how many clocks fall due after the last year whose days their calendar knows, and what to do; else nothing. */
public final class BeyondCalendarNote extends Div {

    public BeyondCalendarNote() {
        addClassName("calendar-progress");
        getElement().setAttribute("aria-live", "polite");
    }

    public void show(List<BeyondCalendar> found) {
        removeAll();
        setVisible(!found.isEmpty());
        found.forEach(beyond -> add(line(beyond)));
    }

    private Div line(BeyondCalendar beyond) {
        var count =
                getTranslation(beyond.clocks() >= BeyondCalendar.MOST ? "sla.or-more" : "sla.number", beyond.clocks());
        var line = new Div(
                Chips.warning(getTranslation("sla.beyond", count, String.valueOf(beyond.until()))),
                new Anchor("sla/calendars/" + beyond.calendar(), getTranslation(beyond.calendar())),
                new Span(getTranslation("sla.beyond-text")));
        line.addClassName("row");
        return line;
    }
}
