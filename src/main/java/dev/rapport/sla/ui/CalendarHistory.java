package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.calendars.CalendarDifference;
import dev.rapport.sla.calendars.CalendarVersion;
import dev.rapport.sla.calendars.desk.CalendarDesk;
import java.util.function.IntConsumer;

/** The versions of a calendar, the newest first, with what each changed; an earlier one can be brought back. */
final class CalendarHistory extends Details {

    private final transient CalendarEditor.Services services;
    private final transient IntConsumer restore;
    private final Div lines = new Div();
    private transient CalendarDesk.Opened opened;

    @SuppressWarnings("NullAway.Init") // shown before anything is asked of it
    CalendarHistory(CalendarEditor.Services services, IntConsumer restore) {
        this.services = services;
        this.restore = restore;
        lines.addClassNames("panel", "calendar-lines");
        setSummaryText(getTranslation("sla.calendar-history"));
        add(lines);
        addOpenedChangeListener(change -> draw());
    }

    void show(CalendarDesk.Opened now) {
        opened = now;
        draw();
    }

    private void draw() {
        lines.removeAll();
        if (!isOpened()) return;
        var versions = services.desk().history(opened.sheet().name());
        for (var i = 0; i < versions.size(); i++)
            lines.add(line(versions.get(i), i + 1 < versions.size() ? versions.get(i + 1) : null));
    }

    private Div line(CalendarVersion version, @org.jspecify.annotations.Nullable CalendarVersion before) {
        var who = new Span(getTranslation(
                "sla.history-line",
                version.version(),
                services.name(version.by(), getTranslation("sla.history-product"))));
        var what = new Span(before == null ? getTranslation("sla.history-first") : changed(before, version));
        what.addClassName("secondary");
        var words = new Div(who, Times.ago(version.changedAt()), what);
        words.addClassName("row");
        var corrects = version.corrects();
        if (corrects != null)
            words.add(Chips.warning(
                    corrects.from() == null
                            ? getTranslation("sla.history-corrects-all")
                            : getTranslation("sla.history-corrects", Times.exact(corrects.from()))));
        if (version.note() != null) words.add(new Span(version.note()));
        var line = new Div(words);
        line.addClassName("row");
        if (services.mayWrite() && version.version() != opened.version()) {
            var back = new Button(getTranslation("sla.history-restore"), click -> restore.accept(version.version()));
            back.addThemeVariants(ButtonVariant.TERTIARY);
            line.add(back);
        }
        return line;
    }

    private String changed(CalendarVersion before, CalendarVersion version) {
        var difference = CalendarDifference.between(before.sheet(), version.sheet());
        var hours = difference.week() || difference.zone();
        return getTranslation(
                hours ? "sla.history-hours-and-days" : "sla.history-days",
                difference.days().size());
    }
}
