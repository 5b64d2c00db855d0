package dev.rapport.customer.promises.ui;

import com.vaadin.flow.component.timepicker.TimePicker;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.PersonZone;
import java.time.Instant;
import java.time.LocalTime;

/** By when: a day, and the time of the day in the person's zone. */
final class DueField {

    private static final LocalTime END_OF_WORK = LocalTime.of(18, 0);

    final DayField day = new DayField();
    final TimePicker time = new TimePicker();

    DueField() {
        day.setLabel(day.getTranslation("promise.day"));
        time.setLabel(day.getTranslation("promise.time"));
        time.setValue(END_OF_WORK);
    }

    void show(Instant due) {
        var at = due.atZone(PersonZone.get());
        day.setValue(at.toLocalDate());
        time.setValue(at.toLocalTime());
    }

    Instant due() {
        return day.getValue().atTime(time.getValue()).atZone(PersonZone.get()).toInstant();
    }
}
