package dev.rapport.studio.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.platform.ui.Words;
import dev.rapport.studio.rulebooks.RuleChange;
import java.util.List;

/** What a text of a rulebook says otherwise than what decides now: in words, and cell by cell. */
final class RuleChangeList extends Div {

    private static final int MOST = 100;

    RuleChangeList(List<RuleChange> changes) {
        addClassName("stack");
        if (changes.isEmpty()) add(new Span(getTranslation("studio.rulebook.no-changes")));
        changes.stream().limit(MOST).forEach(change -> add(line(change)));
        if (changes.size() > MOST) add(new Span(getTranslation("studio.draft.more-changes", changes.size() - MOST)));
    }

    private Div line(RuleChange change) {
        var line = new Div(
                new Span(getTranslation("studio.rulebook.change." + change.kind(), Words.ofRules(change.rule()))));
        var list = new UnorderedList();
        for (var difference : change.differences())
            if (difference.what().isEmpty()) line.add(beside(difference));
            else
                list.add(new ListItem(getTranslation(
                        "studio.rulebook.difference",
                        Words.ofRules(difference.what()),
                        said(difference.before()),
                        said(difference.now()))));
        if (list.getComponentCount() > 0) line.add(list);
        return line;
    }

    private static Div beside(RuleChange.Difference difference) {
        var both = new Div(new Pre(difference.before()), new Pre(difference.now()));
        both.addClassName("rule-beside");
        return both;
    }

    private static String said(String cell) {
        return cell.isEmpty() ? "–" : cell;
    }
}
