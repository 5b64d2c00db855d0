package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileDesk.Fact;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import java.util.List;
import java.util.function.Consumer;

/** What is known of a customer, changed where it stands; what is not known yet can be told. */
class FactsPanel extends Div {

    private final transient ProfileDesk desk;
    private final transient CustomerId customer;
    private final boolean mayWork;
    private final transient Runnable changed;

    /** @param others adds what is known besides, without a way to change it here */
    FactsPanel(ProfileDesk desk, CustomerId customer, boolean mayWork, Consumer<Facts> others, Runnable changed) {
        this.desk = desk;
        this.customer = customer;
        this.mayWork = mayWork;
        this.changed = changed;
        addClassName("stack");
        var facts = desk.facts(customer);
        var needed = facts.stream().filter(Fact::needed).toList();
        if (!needed.isEmpty()) add(needed(needed));
        var known = new Facts();
        facts.stream().filter(fact -> fact.shown() != null).forEach(fact -> known.with(fact.label(), editor(fact)));
        others.accept(known);
        add(known);
        var unknown = facts.stream()
                .filter(fact -> fact.shown() == null && fact.mayChange())
                .toList();
        if (mayWork && !unknown.isEmpty()) add(adder(unknown));
    }

    private Div adder(List<Fact> unknown) {
        var choice = new Select<Fact>();
        choice.setPlaceholder(getTranslation("customer.add-fact"));
        choice.setAriaLabel(getTranslation("customer.add-fact"));
        choice.setItems(unknown);
        choice.setItemLabelGenerator(Fact::label);
        var place = new Div(choice);
        choice.addValueChangeListener(chosen -> enter(chosen.getValue(), place));
        return place;
    }

    private void enter(Fact fact, Div place) {
        var editor = editor(fact);
        place.removeAll();
        place.add(new Facts().with(fact.label(), editor));
        editor.edit();
    }

    /** What should be known by now, each a way to enter it for those who may. */
    private Div needed(List<Fact> needed) {
        var place = new Div();
        var line = new Div(new Span(getTranslation("fields.still-needed")));
        line.addClassName("fact-line");
        for (var fact : needed) {
            if (!mayWork || !fact.mayChange()) {
                line.add(Chips.warning(fact.label()));
                continue;
            }
            var enter = new Button(fact.label(), click -> enter(fact, place));
            enter.addThemeVariants(ButtonVariant.SMALL);
            line.add(enter);
        }
        return new Div(line, place);
    }

    private FactEditor editor(Fact fact) {
        return new FactEditor(desk, customer, fact, mayWork && fact.mayChange(), changed);
    }
}
