package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.loyalty.Points;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.PersonZone;
import java.time.Clock;
import java.time.LocalDate;

/** Gives points by hand, with a reason; the last day is the person's. */
class GiveDialog extends FormDialog {

    GiveDialog(Points points, CustomerId customer, Clock clock, Runnable changed) {
        setHeaderTitle(getTranslation("points.give"));
        var number = new TextField(getTranslation("points.number"));
        var reason = new TextField(getTranslation("points.reason"));
        reason.setMaxLength(300);
        var last = new DayField();
        last.setLabel(getTranslation("points.last-day"));
        last.setHelperText(getTranslation("points.last-day-hint"));
        last.setMin(LocalDate.ofInstant(clock.instant(), PersonZone.get()));
        required(number, "points.bad-number", "error.unclear-number", "error.unclear-whole-number");
        required(reason, "points.reason-missing", "points.too-long");
        field(last, "points.over-already", "error.far-day");
        saves(getTranslation("points.give"), () -> {
            var day = last.getValue();
            var end = day == null
                    ? null
                    : day.plusDays(1).atStartOfDay(PersonZone.get()).toInstant();
            points.give(customer, PointsWords.read(number.getValue()), end, reason.getValue(), null);
            changed.run();
        });
    }
}
