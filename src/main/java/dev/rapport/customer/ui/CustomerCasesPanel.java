package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.CaseKinds;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Subject;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.cases.ui.SubjectState;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.ui.Chips;

/** All that runs and ran for a customer, whatever its kind, each with how it stands. */
@org.springframework.stereotype.Component
class CustomerCasesPanel implements CustomerPanel {

    private static final int SHOWN = 30;

    private final Cases cases;
    private final CaseKinds kinds;

    CustomerCasesPanel(Cases cases, CaseKinds kinds) {
        this.cases = cases;
        this.kinds = kinds;
    }

    @Override
    public String title() {
        return "cases.cases";
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
        var list = new Div();
        list.addClassName("stack");
        var found = cases.subjectsOf(customer);
        if (found.isEmpty()) list.add(new Span(UI.getCurrent().getTranslation("cases.no-cases")));
        found.stream().limit(SHOWN).forEach(one -> list.add(line(one)));
        return list;
    }

    private Div line(Cases.CustomersCase found) {
        var subject = found.subject();
        var line = new Div(new SubjectLink(subject.number()), new Span(subject.title()), state(subject, found.open()));
        line.addClassName("row");
        return line;
    }

    private Component state(Subject subject, boolean open) {
        var state = kinds.facet(SubjectState.class, subject.kind());
        try {
            if (state.isPresent()) return state.get().of(subject.id());
        } catch (Refused e) {
            // seen as a case, and its details belong to others
        }
        return open ? Chips.info(UI.getCurrent().getTranslation("cases.open")) : new Span();
    }
}
