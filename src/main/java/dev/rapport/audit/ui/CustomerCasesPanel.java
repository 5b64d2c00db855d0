package dev.rapport.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.audit.Cases;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.SubjectLink;

@org.springframework.stereotype.Component
class CustomerCasesPanel implements CustomerPanel {

    private static final int SHOWN = 30;

    private final Cases cases;

    CustomerCasesPanel(Cases cases) {
        this.cases = cases;
    }

    @Override
    public String title() {
        return "audit.cases";
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public Component show(CustomerId customer) {
        var ui = UI.getCurrent();
        var list = new Div();
        list.addClassName("stack");
        var found = cases.subjectsOf(customer);
        if (found.isEmpty()) list.add(new Span(ui.getTranslation("audit.no-cases")));
        found.stream().limit(SHOWN).forEach(one -> {
            var line = new Div(
                    new SubjectLink(one.subject().number()),
                    new Span(one.subject().title()));
            if (one.open()) line.add(Chips.info(ui.getTranslation("audit.open")));
            line.addClassName("row");
            list.add(line);
        });
        return list;
    }
}
