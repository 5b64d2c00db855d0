package dev.rapport.cases.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.CaseLinks;
import dev.rapport.cases.Tie;
import dev.rapport.platform.ui.FieldRefusals;
import dev.rapport.platform.ui.Notices;
import java.util.List;

/** The cases that hang together with one, and the way to link and to undo that for those who may. */
class LinksPanel extends Div {

    private static final String[] ABOUT_THE_OTHER = {
        "error.no-such-id", "access.other-owner", "access.other-team", "cases.linked-to-itself", "cases.linked-already"
    };

    private final transient CaseLinks links;
    private final String number;
    private final Runnable changed;
    private final boolean mayLink;
    private final Div list = new Div();

    /** @param changed told after each change */
    LinksPanel(CaseLinks links, String number, Runnable changed) {
        this.links = links;
        this.number = number;
        this.changed = changed;
        addClassName("stack");
        list.addClassName("stack");
        add(list);
        mayLink = links.mayLink(number);
        if (mayLink) add(form());
        show();
    }

    /** As it is now; what was typed to link another stays. */
    final void show() {
        list.removeAll();
        var found = links.of(number);
        if (found.isEmpty()) list.add(new Span(getTranslation("cases.no-links")));
        for (var one : found) {
            var line = line(one);
            if (mayLink) line.add(undo(one));
            list.add(line);
        }
    }

    /** Without a way to change them. */
    static Div lines(List<CaseLinks.Linked> found) {
        var list = new Div();
        list.addClassName("stack");
        found.forEach(one -> list.add(line(one)));
        return list;
    }

    private static Div line(CaseLinks.Linked linked) {
        var title = linked.title();
        var tie = new Span(word(linked.tie()));
        var line = title == null
                ? new Div(
                        tie,
                        new Span(linked.number()),
                        new Span(UI.getCurrent().getTranslation(CaseKind.word(linked.kind()))))
                : new Div(tie, new SubjectLink(linked.number()), new Span(SubjectTitle.of(linked.kind(), title)));
        line.add(SubjectChip.of(linked.kind(), linked.stands(), linked.state(), linked.open()));
        line.addClassName("row");
        return line;
    }

    private Button undo(CaseLinks.Linked linked) {
        var button = new Button(getTranslation("cases.unlink"), click -> {
            if (!Notices.attempt(() -> links.undo(number, linked.id()))) return;
            told();
            Notices.done(getTranslation("cases.unlinked", linked.number()), () -> {
                links.link(number, linked.tie(), linked.number());
                told();
            });
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("cases.unlink-from", linked.number()));
        return button;
    }

    private Div form() {
        var tie = new Select<Tie>(getTranslation("cases.tie"), chosen -> {}, Tie.values());
        tie.setItemLabelGenerator(LinksPanel::word);
        tie.setValue(Tie.BELONGS_WITH);
        var other = new TextField(getTranslation("cases.other-number"));
        var refusals = new FieldRefusals().required(other).at(other, ABOUT_THE_OTHER);
        var button = new Button(getTranslation("cases.link"), click -> {
            var linked = refusals.attempt(() -> links.link(
                    number, tie.getValue(), SubjectLink.normal(other.getValue()).orElse(other.getValue())));
            if (!linked) return;
            other.clear();
            told();
        });
        button.addClickShortcut(Key.ENTER).listenOn(other);
        var form = new Div(tie, other, button);
        form.addClassName("row");
        return form;
    }

    private void told() {
        show();
        changed.run();
    }

    private static String word(Tie tie) {
        return UI.getCurrent().getTranslation("word.Tie." + tie);
    }
}
