package dev.rapport.sla.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.platform.Refused;
import dev.rapport.sla.calendars.CalendarSheet;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The shifts of each day of the week, as text. */
final class CalendarWeek extends Div {

    private final Map<DayOfWeek, TextField> fields = new EnumMap<>(DayOfWeek.class);
    private final transient Consumer<Map<String, List<List<String>>>> changed;
    private boolean showing;

    CalendarWeek(boolean mayWrite, Consumer<Map<String, List<List<String>>>> changed) {
        this.changed = changed;
        addClassName("calendar-week");
        for (var day : DayOfWeek.values()) {
            var field = new TextField(day.getDisplayName(TextStyle.FULL_STANDALONE, getLocale()));
            field.setPlaceholder(getTranslation("sla.calendar-closed"));
            field.setReadOnly(!mayWrite);
            field.addValueChangeListener(change -> {
                if (!showing) take();
            });
            fields.put(day, field);
            add(field);
        }
    }

    void show(CalendarSheet sheet) {
        showing = true;
        fields.forEach((day, field) -> {
            field.setInvalid(false);
            field.setValue(ShiftText.of(sheet.week().getOrDefault(key(day), List.of())));
        });
        showing = false;
    }

    /** Tells of the week once every day can be read. */
    private void take() {
        var week = new LinkedHashMap<String, List<List<String>>>();
        for (var entry : fields.entrySet()) {
            var field = entry.getValue();
            field.setInvalid(false);
            try {
                week.put(key(entry.getKey()), ShiftText.read(field.getValue()));
            } catch (Refused refused) {
                field.setErrorMessage(getTranslation(refused.key(), refused.arguments()));
                field.setInvalid(true);
            }
        }
        if (week.size() == fields.size()) changed.accept(week);
    }

    private static String key(DayOfWeek day) {
        return day.name().substring(0, 3);
    }
}
