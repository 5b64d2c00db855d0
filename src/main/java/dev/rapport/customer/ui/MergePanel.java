package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.customer.merge.Comparisons;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.CustomerId;

/** Who became one with a customer, the way to undo it, and the way to make another one with it. */
@org.springframework.stereotype.Component
class MergePanel implements CustomerPanel {

    private final CustomerDesk desk;
    private final Comparisons comparisons;
    private final Partings partings;

    MergePanel(CustomerDesk desk, Comparisons comparisons, Partings partings) {
        this.desk = desk;
        this.comparisons = comparisons;
        this.partings = partings;
    }

    @Override
    public String title() {
        return "customer.merged";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public Component show(CustomerId customer) {
        var ui = UI.getCurrent();
        var panel = new Div();
        panel.addClassName("stack");
        var before = comparisons.before(customer);
        var may = comparisons.mayMerge(customer);
        if (before.isEmpty()) panel.add(new Span(ui.getTranslation("customer.merged-none")));
        else panel.add(new MergedList(partings, before, may, () -> ui.navigate("customers/" + customer)));
        if (may)
            panel.add(new Button(
                    ui.getTranslation("customer.merge-with"), click -> new MergeWithDialog(desk, customer).open()));
        return panel;
    }
}
