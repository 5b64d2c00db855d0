package dev.rapport.insight.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.LadderEntry;
import dev.rapport.sla.LadderEntry.Kind;
import dev.rapport.sla.LadderEntry.Outcome;
import dev.rapport.sla.ui.SlaRows;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of a ladder that came, what became of each, who was told, and why. */
final class LadderList extends Div {

    private final transient SlaRows rows;

    LadderList(List<LadderEntry> entries, SlaRows rows) {
        this.rows = rows;
        if (entries.isEmpty()) return;
        var list = new OrderedList();
        list.addClassName("sla-sentences");
        entries.forEach(entry -> list.add(item(entry)));
        add(new H4(getTranslation("sla.ladder")), list);
    }

    private ListItem item(LadderEntry entry) {
        var item = new ListItem(new Span(
                getTranslation("sla.ladder.step", Times.exact(entry.reachedAt()), getTranslation(entry.step()))));
        if (entry.outcomes().isEmpty()) item.add(secondary(getTranslation("sla.ladder.undecided")));
        entry.outcomes().forEach(outcome -> item.add(secondary(outcome(outcome))));
        return item;
    }

    private String outcome(Outcome outcome) {
        var said = getTranslation(
                "sla.ladder." + outcome.kind(),
                outcome.told().stream().map(id -> rows.name(new UserId(id))).collect(Collectors.joining(", ")),
                outcome.missing() == null ? "" : getTranslation("sla.ladder.missing." + outcome.missing()));
        var why = outcome.actions().stream()
                .filter(action -> outcome.kind() != Kind.TAKEN || !action.what().equals("whether"))
                .map(action -> getTranslation(action.rule()))
                .distinct()
                .collect(Collectors.joining(getTranslation("sla.ladder.and")));
        return why.isEmpty() ? said : getTranslation("sla.ladder.because", said, why);
    }

    private static Div secondary(String text) {
        var line = new Div(new Span(text));
        line.addClassName("secondary");
        return line;
    }
}
