package dev.rapport.imports.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.rapport.imports.ImportUndos.Undo;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;

/** How the undo of an import fares, and what stays. */
class UndoPanel extends Div {

    UndoPanel(Undo undo, Page<String> stays) {
        addClassName("stack");
        var state = undo.done()
                ? Chips.plain(getTranslation("word.UndoOutcome." + undo.outcome()))
                : Chips.info(getTranslation("imports.undoing", undo.percent()));
        var head = new Div(
                state, new Span(getTranslation("imports.undo-figures", undo.gone(), undo.back(), undo.stays())));
        head.addClassName("row");
        var bar = new ProgressBar(0, 100, undo.percent());
        bar.setVisible(!undo.done());
        add(head, bar);
        if (stays.items().isEmpty()) return;
        var list = new UnorderedList();
        stays.items().forEach(reason -> list.add(new ListItem(reason)));
        add(new H3(getTranslation("imports.undo-stays")), list);
        if (stays.next() != null) add(new Span(getTranslation("imports.undo-more")));
    }
}
