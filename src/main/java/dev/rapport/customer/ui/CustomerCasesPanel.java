package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.Cases;
import dev.rapport.cases.ui.SubjectChip;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.cases.ui.SubjectTitle;
import dev.rapport.customer.CustomerPanel;
import dev.rapport.platform.CustomerId;

/** All that runs and ran for a customer, whatever its kind, each with how it stands. */
@org.springframework.stereotype.Component
class CustomerCasesPanel implements CustomerPanel {

    private static final int SHOWN = 30;

    private final Cases cases;

    CustomerCasesPanel(Cases cases) {
        this.cases = cases;
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
        var found = cases.subjectsOf(customer, SHOWN, null).items();
        if (found.isEmpty()) list.add(new Span(translated("cases.no-cases")));
        found.forEach(one -> list.add(line(one)));
        return list;
    }

    private Div line(Cases.CustomersCase found) {
        var title = found.title();
        var line = title == null
                ? new Div(
                        new Span(found.number()),
                        new Span(translated(CaseKind.word(found.kind()))),
                        state(found),
                        new Span(translated("cases.held-by", holder(found))))
                : new Div(
                        new SubjectLink(found.number()), new Span(SubjectTitle.of(found.kind(), title)), state(found));
        line.addClassName("row");
        return line;
    }

    private static Component state(Cases.CustomersCase found) {
        return SubjectChip.of(found.kind(), found.stands(), found.state(), found.open());
    }

    private static String holder(Cases.CustomersCase found) {
        var owner = found.owner() == null ? found.team() : found.owner();
        return owner == null ? translated("cases.nobody") : owner;
    }

    private static String translated(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
