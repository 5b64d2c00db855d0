package dev.rapport.sla.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.calendars.CalendarDifference;
import dev.rapport.sla.calendars.CalendarDifference.Change;
import dev.rapport.sla.calendars.CalendarDifference.DayKind;
import dev.rapport.sla.calendars.CalendarSheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A year of a calendar. Choosing a day turns it round: an open day is closed, a weekend becomes a make-up working day,
 * and a day that differs from its week goes back to it. Its name and shifts can then be written beside it.
 */
final class CalendarYear extends Div {

    private final transient CalendarEditor.Services services;
    private final transient Consumer<CalendarSheet> changed;
    private final YearView view = new YearView();
    private final H2 title = new H2();
    private final Div day = new Div();
    private final TextField name = new TextField();
    private final TextField shifts = new TextField();
    private final Span what = new Span();
    private transient @Nullable CalendarSheet sheet;
    private transient List<Change> changes = List.of();
    private int year;
    private transient @Nullable LocalDate chosen;
    private boolean showing;

    CalendarYear(CalendarEditor.Services services, Consumer<CalendarSheet> changed) {
        this.services = services;
        this.changed = changed;
        addClassName("panel");
        day.addClassName("calendar-day");
        day.getElement().setAttribute("aria-live", "polite");
        prepareDay();
        view.onChosen(event -> choose(event.day()));
        title.addClassName("year-number");
        add(head(), legend(), day, view);
    }

    private Div head() {
        var before = turn(VaadinIcon.ANGLE_LEFT, "sla.year.before", -1);
        var after = turn(VaadinIcon.ANGLE_RIGHT, "sla.year.after", 1);
        var years = new Div(before, title, after);
        years.addClassName("row");
        var head = new Div(years);
        head.addClassName("year-head");
        if (services.mayWrite()) {
            var holidays = new Button(
                    getTranslation("sla.holidays-add"),
                    click -> withSheet(now -> new HolidaysDialog(services, now, year, changed::accept).open()));
            var feed = new Button(
                    getTranslation("sla.feed-import"),
                    click -> withSheet(now -> new FeedDialog(services, now, changed::accept).open()));
            var actions = new Div(holidays, feed);
            actions.addClassName("row");
            head.add(actions);
        }
        return head;
    }

    private Button turn(VaadinIcon icon, String key, int by) {
        var button = new Button(icon.create(), click -> {
            year += by;
            draw();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation(key));
        return button;
    }

    private Div legend() {
        var legend = new Div();
        legend.addClassName("year-legend");
        for (var look : YearView.Look.values()) {
            var sign = new Element("i")
                    .setAttribute("class", "year-sign year-" + look.key())
                    .setAttribute("aria-hidden", "true");
            var entry = new Span();
            entry.getElement().appendChild(sign);
            entry.add(new Span(getTranslation("sla.year." + look.key())));
            legend.add(entry);
        }
        return legend;
    }

    private void prepareDay() {
        name.setLabel(getTranslation("sla.year.name"));
        name.setMaxLength(100);
        name.setReadOnly(!services.mayWrite());
        name.addValueChangeListener(change -> {
            if (!showing) write();
        });
        shifts.setLabel(getTranslation("sla.year.shifts"));
        shifts.setReadOnly(!services.mayWrite());
        shifts.addValueChangeListener(change -> {
            if (!showing) write();
        });
        day.add(what, name, shifts);
    }

    void show(CalendarSheet now, List<Change> differing) {
        if (sheet == null) {
            var today = CalendarEditor.today(services, now);
            year = today.getYear();
            view.today(today);
        }
        sheet = now;
        changes = differing;
        draw();
    }

    private void draw() {
        withSheet(now -> {
            title.setText(String.valueOf(year));
            view.show(now, year, changes, chosen);
            drawDay(now);
        });
    }

    private void drawDay(CalendarSheet now) {
        var which = chosen;
        name.setVisible(false);
        shifts.setVisible(false);
        what.setText(getTranslation(services.mayWrite() ? "sla.year.hint" : "sla.year.hint-look"));
        if (which == null) return;
        showing = true;
        var kind = CalendarDifference.kind(now, which);
        var look = kind == DayKind.CLOSED
                ? YearView.Look.HOLIDAY
                : kind == DayKind.WORKED
                        ? YearView.Look.WORKDAY
                        : YearView.isOpen(now, which) ? YearView.Look.OPEN : YearView.Look.SHUT;
        what.setText(getTranslation("sla.year.day", Times.day(which), getTranslation("sla.year." + look.key())));
        name.setVisible(kind != DayKind.ORDINARY);
        name.setValue(Objects.requireNonNullElse(now.names().get(which), ""));
        shifts.setVisible(kind == DayKind.WORKED);
        shifts.setValue(now.workdays().stream()
                .filter(worked -> worked.date().equals(which))
                .map(worked -> ShiftText.of(worked.shifts()))
                .findFirst()
                .orElse(""));
        showing = false;
    }

    private void choose(LocalDate date) {
        chosen = date;
        withSheet(now -> {
            if (!services.mayWrite()) draw();
            else if (CalendarDifference.kind(now, date) != DayKind.ORDINARY) changed.accept(now.ordinary(date));
            else if (YearView.isOpen(now, date)) changed.accept(now.closed(date, null));
            else changed.accept(now.worked(date, now.workingShifts(), null));
        });
    }

    private void write() {
        var which = chosen;
        if (which == null) return;
        withSheet(now -> Notices.attempt(() -> changed.accept(
                CalendarDifference.kind(now, which) == DayKind.WORKED
                        ? now.worked(which, ShiftText.read(shifts.getValue()), name.getValue())
                        : now.closed(which, name.getValue()))));
    }

    private void withSheet(Consumer<CalendarSheet> deed) {
        var now = sheet;
        if (now != null) deed.accept(now);
    }
}
