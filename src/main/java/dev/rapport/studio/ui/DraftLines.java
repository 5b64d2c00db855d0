package dev.rapport.studio.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.access.Staff;
import dev.rapport.platform.ui.Times;
import dev.rapport.studio.drafts.DraftDesk;
import dev.rapport.studio.drafts.ProcessDraft;

/** The drafts that somebody works on, and those in the bin; nothing where there is none. */
class DraftLines extends Section {

    private static final int MOST_REMOVED = 50;

    private final transient Staff staff;

    DraftLines(DraftDesk desk, Staff staff) {
        this.staff = staff;
        addClassName("panel");
        var open = desk.open();
        var removed = desk.list(null, true, MOST_REMOVED, null).items();
        setVisible(!open.isEmpty() || !removed.isEmpty());
        add(new H2(getTranslation("studio.drafts")));
        open.forEach(draft -> add(line(draft)));
        if (removed.isEmpty()) return;
        var bin = new Details(getTranslation("studio.bin"));
        removed.forEach(draft -> bin.add(line(draft)));
        add(bin);
    }

    private Div line(ProcessDraft draft) {
        var line = new Div(
                new Anchor("process-drafts/" + draft.id(), draft.name()),
                DraftWords.state(draft.state()),
                new Span(draft.processId()),
                new Span(getTranslation("studio.draft.drawn-by", DraftWords.person(staff, draft.changedBy()))),
                Times.ago(draft.changedAt()));
        line.addClassName("row");
        return line;
    }
}
