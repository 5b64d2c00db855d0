package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.calendars.CalendarDifference;
import dev.rapport.sla.calendars.CalendarSheet;
import dev.rapport.sla.calendars.PublicHolidays;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Takes days from elsewhere into a calendar's draft, after showing which would be new. */
abstract class DaysDialog extends Dialog {

    private final transient CalendarSheet sheet;
    private final Div preview = new Div();
    private final Div notes = new Div();
    private final Button take = new Button();
    private transient CalendarSheet filled;

    DaysDialog(String title, CalendarSheet sheet, Consumer<CalendarSheet> changed) {
        this.sheet = sheet;
        this.filled = sheet;
        setHeaderTitle(getTranslation(title));
        preview.addClassName("calendar-changes");
        preview.getElement().setAttribute("aria-live", "polite");
        take.setText(getTranslation("sla.holidays-take"));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setEnabled(false);
        take.addClickListener(click -> {
            changed.accept(filled);
            close();
        });
        setWidth("min(42rem, 96vw)");
        getFooter().add(new Button(getTranslation("sla.cancel"), click -> close()), take);
    }

    /** What the person says where the days come from; the days will be shown below. */
    final void ask(Component... questions) {
        add(questions);
        notes.getElement().setAttribute("aria-live", "polite");
        add(preview, notes);
    }

    /** Takes back what {@link #offer} showed. */
    final void offerNothing() {
        preview.removeAll();
        notes.removeAll();
        take.setEnabled(false);
    }

    /** Shows what the days would change, below words that are made of the number of changes. */
    final void offer(List<PublicHolidays.Day> days, IntFunction<@Nullable String> words) {
        filled = PublicHolidays.with(sheet, days);
        var changes = CalendarDifference.between(sheet, filled).days();
        take.setEnabled(!changes.isEmpty());
        var said = words.apply(changes.size());
        if (said != null) preview.add(new Span(said));
        changes.forEach(change -> preview.add(new Span(getTranslation(
                isWorked(change.date()) ? "sla.holidays-workday" : "sla.holidays-day",
                Times.day(change.date()),
                Objects.requireNonNullElse(change.name(), "")))));
    }

    /** One more line below what is offered. */
    final void note(String words) {
        var line = new Div(words);
        line.addClassName("secondary");
        notes.add(line);
    }

    private boolean isWorked(LocalDate date) {
        return filled.workdays().stream().anyMatch(day -> day.date().equals(date));
    }
}
