package dev.rapport.customer.relations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.customer.relations.Bond;
import dev.rapport.customer.relations.Relation;
import dev.rapport.customer.relations.Relations;
import dev.rapport.customer.relations.WorkRole;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;

/** The relations of a customer as lines, with what can be done about each. */
final class RelationList {

    private RelationList() {}

    /** @param changed absent for who only looks */
    static ListItem line(
            Relations relations, CustomerId customer, Relation relation, boolean mayWork, Runnable changed) {
        var line = new ListItem(
                new Span(bond(relation.bond())), new Anchor("customers/" + relation.other(), relation.otherName()));
        line.addClassName("row");
        if (relation.role() != null && !(mayWork && relation.endedAt() == null)) line.add(role(relation.role()));
        if (relation.note() != null) line.add(secondary(relation.note()));
        if (relation.endedAt() != null)
            line.add(secondary(translated("relations.ended-on", Times.day(relation.endedAt()))));
        if (!mayWork) return line;
        if (relation.endedAt() != null) {
            line.add(small("relations.go-on", relation, () -> relations.goOn(customer, relation.id()), changed));
            return line;
        }
        if (relation.bond() == Bond.WORKS_FOR || relation.bond() == Bond.EMPLOYS)
            line.add(roleChoice(relations, customer, relation, changed));
        line.add(ender(relations, customer, relation, changed));
        return line;
    }

    private static Component role(WorkRole role) {
        var word = translated("word.WorkRole." + role);
        return role == WorkRole.LEFT ? Chips.warning(word) : Chips.plain(word);
    }

    private static Select<WorkRole> roleChoice(
            Relations relations, CustomerId customer, Relation relation, Runnable changed) {
        var choice = new Select<WorkRole>();
        choice.setAriaLabel(translated("relations.role-of", relation.otherName()));
        choice.setItems(WorkRole.values());
        choice.setEmptySelectionAllowed(true);
        choice.setEmptySelectionCaption(translated("relations.no-role"));
        choice.setItemLabelGenerator(one -> translated(one == null ? "relations.no-role" : "word.WorkRole." + one));
        choice.setValue(relation.role());
        choice.addClassName("relation-role");
        choice.addValueChangeListener(change -> {
            Notices.attempt(() -> relations.changeRole(customer, relation.id(), change.getValue()));
            changed.run();
        });
        return choice;
    }

    private static Button ender(Relations relations, CustomerId customer, Relation relation, Runnable changed) {
        return small(
                "relations.end",
                relation,
                () -> {
                    relations.end(customer, relation.id());
                    Notices.done(translated("relations.ended", relation.otherName()), () -> {
                        relations.goOn(customer, relation.id());
                        changed.run();
                    });
                },
                changed);
    }

    private static Button small(String words, Relation relation, Runnable deed, Runnable changed) {
        var button = new Button(translated(words), click -> {
            if (Notices.attempt(deed)) changed.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(translated(words + "-with", bond(relation.bond()), relation.otherName()));
        return button;
    }

    static String bond(Bond bond) {
        return translated("word.Bond." + bond);
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }

    static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
