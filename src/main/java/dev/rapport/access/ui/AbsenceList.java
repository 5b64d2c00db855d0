package dev.rapport.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.staff.Absence;
import dev.rapport.access.staff.Absences;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.WrittenTime;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import java.time.Clock;
import java.time.Instant;

/** When a person is or was away; notes more, takes back what is to come and ends what is under way. */
class AbsenceList extends Div {

    private final transient Absences absences;
    private final transient PersonSheet person;
    private final transient Instant now;
    private final transient Runnable after;

    AbsenceList(Absences absences, StaffDesk desk, PersonSheet person, Clock clock, Runnable after) {
        this.absences = absences;
        this.person = person;
        this.after = after;
        now = clock.instant();
        addClassName("stack");
        var all = absences.of(person.id());
        if (all.isEmpty()) add(new Span(getTranslation("staff.never-absent")));
        all.forEach(absence -> add(line(absence)));
        var note = new Button(
                getTranslation("staff.absence-note"), click -> new AbsenceDialog(absences, desk, person, after).open());
        note.setVisible(person.active());
        add(note);
    }

    private Div line(Absence absence) {
        var line = new Div(new Span(getTranslation("staff.from-to", day(absence.from()), last(absence.until()))));
        line.addClassName("row");
        if (absence.standInName() != null)
            line.add(new Span(getTranslation("staff.stand-in-is", absence.standInName())));
        if (!absence.until().isAfter(now)) {
            line.addClassName("secondary");
            return line;
        }
        var isUnderWay = !absence.from().isAfter(now);
        if (isUnderWay) line.add(Chips.paused(getTranslation("staff.absent")));
        var end = new Button(getTranslation(isUnderWay ? "staff.absence-end" : "staff.absence-take-back"), click -> {
            if (Notices.attempt(() -> absences.end(person.id(), absence.id()))) after.run();
        });
        end.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        line.add(end);
        return line;
    }

    private String day(Instant at) {
        return WrittenTime.day(at, getLocale(), person.profile().zone());
    }

    /** The last day of an absence that ends before that time. */
    private String last(Instant until) {
        return day(until.minusMillis(1));
    }
}
