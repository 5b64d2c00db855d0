package dev.rapport.sla.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.shared.Registration;
import dev.rapport.sla.calendars.CalendarDifference.Change;
import dev.rapport.sla.calendars.CalendarSheet;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A calendar's year as twelve months of days that can be chosen by pointer and keyboard. */
@Tag("year-view")
@JsModule("./components/year-view.ts")
@CssImport("./styles/sla.css")
final class YearView extends Component {

    /** What a day is: by its week, or by the calendar's own word. */
    enum Look {
        OPEN,
        SHUT,
        HOLIDAY,
        WORKDAY;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    YearView() {
        getElement().setProperty("language", getLocale().toLanguageTag());
        var words = JacksonUtils.createObjectNode();
        for (var look : Look.values()) words.put(look.key(), getTranslation("sla.year." + look.key()));
        words.put("changed", getTranslation("sla.year.changed"));
        getElement().setPropertyJson("words", words);
    }

    void today(LocalDate day) {
        getElement().setProperty("today", day.toString());
    }

    void show(CalendarSheet sheet, int year, List<Change> changes, @Nullable LocalDate chosen) {
        var changed = new HashSet<LocalDate>();
        changes.forEach(change -> changed.add(change.date()));
        var holidays = Set.copyOf(sheet.holidays());
        var workdays = new HashSet<LocalDate>();
        sheet.workdays().forEach(day -> workdays.add(day.date()));
        var cells = JacksonUtils.createObjectNode();
        for (var i = 1; i <= Year.of(year).length(); i++) {
            var day = LocalDate.ofYearDay(year, i);
            var look = workdays.contains(day)
                    ? Look.WORKDAY
                    : holidays.contains(day) ? Look.HOLIDAY : isOpen(sheet, day) ? Look.OPEN : Look.SHUT;
            var cell = cells.putObject(day.toString()).put("kind", look.key());
            if (sheet.names().get(day) instanceof String name) cell.put("name", name);
            if (changed.contains(day)) cell.put("changed", true);
        }
        getElement().setProperty("year", year);
        getElement().setProperty("chosen", chosen == null ? "" : chosen.toString());
        getElement().setPropertyJson("cells", cells);
    }

    static boolean isOpen(CalendarSheet sheet, LocalDate day) {
        var shifts = sheet.week().get(day.getDayOfWeek().name().substring(0, 3));
        return shifts != null && !shifts.isEmpty();
    }

    Registration onChosen(ComponentEventListener<DayChosen> listener) {
        return addListener(DayChosen.class, listener);
    }

    /** A day was clicked, or chosen by a key. */
    @DomEvent("day-chosen")
    public static final class DayChosen extends ComponentEvent<YearView> {

        private final transient LocalDate day;

        public DayChosen(YearView source, boolean fromClient, @EventData("event.detail.date") String date) {
            super(source, fromClient);
            day = LocalDate.parse(date);
        }

        LocalDate day() {
            return day;
        }
    }
}
