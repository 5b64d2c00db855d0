package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileDesk.Fact;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Words;
import java.util.List;
import java.util.Locale;
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
        var known = new Facts();
        facts.stream().filter(fact -> fact.shown() != null).forEach(fact -> known.with(label(fact), editor(fact)));
        others.accept(known);
        add(known);
        var unknown = facts.stream().filter(fact -> fact.shown() == null).toList();
        if (mayWork && !unknown.isEmpty()) add(adder(unknown));
    }

    private Div adder(List<Fact> unknown) {
        var choice = new Select<Fact>();
        choice.setPlaceholder(getTranslation("customer.add-fact"));
        choice.setAriaLabel(getTranslation("customer.add-fact"));
        choice.setItems(unknown);
        choice.setItemLabelGenerator(this::label);
        var place = new Div(choice);
        choice.addValueChangeListener(chosen -> {
            var editor = editor(chosen.getValue());
            place.removeAll();
            place.add(new Facts().with(label(chosen.getValue()), editor));
            editor.edit();
        });
        return place;
    }

    private FactEditor editor(Fact fact) {
        return new FactEditor(desk, customer, fact, label(fact), mayWork, changed);
    }

    private String label(Fact fact) {
        if (fact.what() != What.FACT)
            return getTranslation("customer.fact." + fact.what().name().toLowerCase(Locale.ROOT));
        return Words.known("customer.fact." + fact.which(), fact.which().replace('_', ' '));
    }
}
