package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.merge.Comparisons.Before;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.ui.Times;
import java.util.List;

/** Customers that became one with this one, each with the way to undo it. */
class MergedList extends Div {

    MergedList(Partings partings, List<Before> all, boolean mayUndo, Runnable changed) {
        addClassName("stack");
        for (var one : all) {
            var since = one.by() == null
                    ? getTranslation("customer.merged-on", Times.day(one.at()))
                    : getTranslation("customer.merged-by", Times.day(one.at()), one.by());
            var when = new Span(since);
            when.addClassName("secondary");
            var line = new Div(new Span(one.name()), when);
            line.addClassName("row");
            if (mayUndo) line.add(undo(partings, one, changed));
            add(line);
        }
    }

    private Button undo(Partings partings, Before one, Runnable changed) {
        var undo = new Button(
                getTranslation("customer.merge-undo"), click -> new UndoMergeDialog(partings, one, changed).open());
        undo.setAriaLabel(getTranslation("customer.merge-undo-do", one.name()));
        undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return undo;
    }
}
