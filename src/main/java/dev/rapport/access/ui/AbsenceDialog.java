package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Paragraph;
import dev.rapport.access.staff.Absences;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.DayField;
import dev.rapport.platform.ui.FormDialog;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes on which days a person is away, by the person's own calendar, and who stands in. */
class AbsenceDialog extends FormDialog {

    private final transient Absences absences;
    private final transient PersonSheet person;
    private final DayField from = new DayField();
    private final DayField until = new DayField();
    private final PersonField standIn;

    AbsenceDialog(Absences absences, StaffDesk desk, PersonSheet person, Runnable after) {
        this.absences = absences;
        this.person = person;
        standIn = new PersonField(getTranslation("staff.stand-in"), desk, person.id());
        setHeaderTitle(getTranslation("staff.absence-of", person.profile().name()));
        setWidth("min(30rem, 100%)");
        from.setLabel(getTranslation("staff.absent-from"));
        until.setLabel(getTranslation("staff.absent-until"));
        from.addValueChangeListener(change -> {
            if (until.isEmpty()) until.setInitialPosition(change.getValue());
        });
        content(new Paragraph(
                getTranslation("staff.absence-text", person.profile().zone().getId())));
        required(from, "access.absence-overlaps");
        required(until, "access.absence-ends-before-start", "access.absence-in-the-past");
        field(standIn, "access.stand-in-away", "access.stand-in-left", "access.own-stand-in");
        row(from, until);
        saves(getTranslation("staff.absence-note"), () -> {
            note();
            after.run();
        });
    }

    private void note() {
        var zone = person.profile().zone();
        absences.add(
                person.id(),
                from.getValue().atStartOfDay(zone).toInstant(),
                until.getValue().plusDays(1).atStartOfDay(zone).toInstant(),
                standIn());
    }

    private @Nullable UserId standIn() {
        return Optional.ofNullable(standIn.getValue()).map(PersonSheet::id).orElse(null);
    }
}
