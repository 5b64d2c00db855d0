package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.WorkGoes;
import dev.rapport.platform.ui.FormDialog;
import dev.rapport.platform.ui.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says how much open work a person has and where it goes, and lets the person leave if that is wished. */
class LeavingDialog extends FormDialog {

    private enum Where {
        PERSON,
        QUEUES,
        STAYS
    }

    private final transient Leaving leaving;
    private final transient PersonSheet person;
    private final transient Runnable after;
    private final RadioButtonGroup<Where> where = new RadioButtonGroup<>(getTranslation("staff.work-where"));
    private final PersonField heir;
    private final boolean isLeft;
    private final boolean isIdle;

    /** @param isLeft whether the person leaves, or only the work is given away */
    LeavingDialog(Leaving leaving, StaffDesk desk, PersonSheet person, boolean isLeft, Runnable after) {
        this.leaving = leaving;
        this.person = person;
        this.after = after;
        this.isLeft = isLeft;
        heir = new PersonField(getTranslation("staff.work-to"), desk, person.id());
        var name = person.profile().name();
        var work = leaving.work(person.id());
        isIdle = work.isEmpty();
        setHeaderTitle(getTranslation(isLeft ? "staff.deactivate-title" : "staff.hand-over-title", name));
        setWidth("min(32rem, 100%)");
        if (isLeft) content(new Paragraph(getTranslation("staff.deactivate-text")));
        content(new Paragraph(isIdle ? getTranslation("staff.no-work") : said(work)));
        if (!isIdle) prepare();
        if (isLeft || !isIdle) saves(getTranslation(isLeft ? "staff.deactivate" : "staff.hand-over"), this::save);
    }

    private void prepare() {
        var offered = new ArrayList<>(List.of(Where.PERSON, Where.QUEUES));
        if (isLeft) offered.add(Where.STAYS);
        where.setItems(offered);
        where.setItemLabelGenerator(one -> getTranslation("staff.work-goes." + one));
        where.setValue(Where.PERSON);
        where.addValueChangeListener(change -> heir.setVisible(change.getValue() == Where.PERSON));
        field(where, "cases.work-need-owner", "access.has-work");
        required(
                heir,
                "cases.work-of-others",
                "access.person-left",
                "access.work-stays-theirs",
                "access.where-work-goes");
    }

    private String said(List<Leaving.Held> work) {
        return getTranslation(
                "staff.work-in-hand",
                work.stream()
                        .map(held -> getTranslation(held.words(), held.count()))
                        .collect(Collectors.joining(", ")));
    }

    private void save() {
        if (isLeft) leaving.leave(person.id(), goes());
        else leaving.handOver(person.id(), goes());
        Notices.done(getTranslation(
                isLeft ? "staff.deactivated" : "staff.handed-over",
                person.profile().name()));
        after.run();
    }

    private WorkGoes goes() {
        if (isIdle) return new WorkGoes.Nowhere(false);
        return switch (where.getValue()) {
            case PERSON -> new WorkGoes.To(heir.getValue().id());
            case QUEUES -> new WorkGoes.ToQueues();
            case STAYS -> new WorkGoes.Nowhere(true);
        };
    }
}
