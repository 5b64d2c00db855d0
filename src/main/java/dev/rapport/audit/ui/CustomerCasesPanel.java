package dev.rapport.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.audit.Cases;
import dev.rapport.audit.Subject;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectKind;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.SubjectLink;
import dev.rapport.platform.ui.SubjectState;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that runs and ran for a customer, whatever its kind, each with how it stands. */
@org.springframework.stereotype.Component
class CustomerCasesPanel implements CustomerPanel {

    private static final int SHOWN = 30;

    private final Cases cases;
    private final Map<SubjectKind, SubjectState> states;

    CustomerCasesPanel(Cases cases, List<SubjectState> states) {
        this.cases = cases;
        this.states = states.stream().collect(Collectors.toMap(SubjectState::kind, Function.identity()));
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
        var list = new Div();
        list.addClassName("stack");
        var found = cases.subjectsOf(customer);
        if (found.isEmpty()) list.add(new Span(UI.getCurrent().getTranslation("audit.no-cases")));
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
        var state = states.get(subject.kind());
        try {
            if (state != null) return state.of(subject.id());
        } catch (Refused e) {
            // seen as a case, and its details belong to others
        }
        return open ? Chips.info(UI.getCurrent().getTranslation("audit.open")) : new Span();
    }
}
