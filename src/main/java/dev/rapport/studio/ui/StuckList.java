package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.StuckRuns;
import dev.rapport.cases.StuckRuns.Stuck;
import dev.rapport.cases.ui.RetryButton;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;

/** Where runs are stuck, for those who can help; nothing when none is. */
class StuckList extends Section {

    private static final int MOST = 50;

    StuckList(StuckRuns runs) {
        addClassName("panel");
        setVisible(runs.mayRetry());
        if (!runs.mayRetry()) return;
        var found = runs.list(MOST, null);
        setVisible(!found.items().isEmpty());
        add(new H2(getTranslation("studio.stuck")));
        found.items().forEach(stuck -> add(line(runs, stuck)));
        if (found.next() != null) add(new Span(getTranslation("studio.more-stuck", MOST)));
    }

    private Div line(StuckRuns runs, Stuck stuck) {
        var line = new Div(
                new Span(getTranslation("studio.stuck-at", stuck.process(), stuck.step())),
                Chips.bad(stuck.message()),
                Times.ago(stuck.since()));
        line.addClassName("row");
        if (stuck.number() != null) line.add(new Anchor("cases/" + stuck.number(), stuck.number()));
        line.add(new RetryButton(runs, stuck.key()));
        return line;
    }
}
