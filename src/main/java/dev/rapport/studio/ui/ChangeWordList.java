package dev.rapport.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.studio.compare.Change;
import java.util.List;
import java.util.function.Consumer;

/** What a draft says otherwise than the live version, in words. */
class ChangeWordList extends Div {

    private static final int MOST = 100;

    private final transient Consumer<String> select;

    ChangeWordList(Consumer<String> select) {
        this.select = select;
        addClassName("stack");
    }

    void show(List<Change> changes) {
        removeAll();
        if (changes.isEmpty()) add(new Span(getTranslation("studio.draft.no-changes")));
        changes.stream().limit(MOST).forEach(change -> add(line(change)));
        if (changes.size() > MOST) add(new Span(getTranslation("studio.draft.more-changes", changes.size() - MOST)));
    }

    private Div line(Change change) {
        var sentence = DraftWords.sentence(change);
        var line = new Div();
        if (change.kind() == Change.Kind.REMOVED) line.add(new Span(sentence));
        else {
            var open = new Button(sentence, click -> select.accept(change.elementId()));
            open.addThemeVariants(ButtonVariant.TERTIARY);
            line.add(open);
        }
        if (change.differences().isEmpty()) return line;
        var list = new UnorderedList();
        change.differences().forEach(difference -> list.add(new ListItem(DraftWords.difference(difference))));
        line.add(list);
        return line;
    }
}
