package dev.rapport.customer.relations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.Customers;
import dev.rapport.customer.relations.Relations;
import dev.rapport.platform.CustomerId;

/** The newest relations of a customer on its page, and the way to all of them. */
@org.springframework.stereotype.Component
class RelationsPanel implements CustomerPanel {

    private static final int SHOWN = 8;
    private static final int ORDER = 30;

    private final Relations relations;
    private final Customers customers;
    private final CustomerDesk desk;

    RelationsPanel(Relations relations, Customers customers, CustomerDesk desk) {
        this.relations = relations;
        this.customers = customers;
        this.desk = desk;
    }

    @Override
    public String title() {
        return "relations.title";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component show(CustomerId customer) {
        var panel = new Div();
        panel.addClassName("stack");
        fill(panel, customer);
        return panel;
    }

    private void fill(Div panel, CustomerId customer) {
        panel.removeAll();
        var found = relations.of(customer, false, SHOWN, null);
        var list = new UnorderedList();
        list.addClassName("plain-list");
        found.items()
                .forEach(one -> list.add(
                        RelationList.line(relations, customer, one, desk.mayWork(), () -> fill(panel, customer))));
        if (found.items().isEmpty()) panel.add(new Span(RelationList.translated("relations.none")));
        else panel.add(list);
        var row = new Div();
        row.addClassName("row");
        if (desk.mayWork()) row.add(adder(panel, customer));
        row.add(new Anchor(
                "customers/" + customer + "/relations",
                RelationList.translated(found.next() == null ? "relations.draw" : "relations.draw-all")));
        panel.add(row);
    }

    private Button adder(Div panel, CustomerId customer) {
        var button = new Button(RelationList.translated("relations.add"), click -> open(panel, customer));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private void open(Div panel, CustomerId customer) {
        var name = customers.card(customer).orElseThrow().name();
        new RelationDialog(desk, relations, customer, name, () -> fill(panel, customer)).open();
    }
}
