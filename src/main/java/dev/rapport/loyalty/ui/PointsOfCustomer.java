package dev.rapport.loyalty.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.loyalty.Points;
import dev.rapport.loyalty.PointsEntry;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.RuleLink;
import dev.rapport.platform.ui.Times;
import java.time.Clock;

/** How many points a customer has, what is lost next, what is owed, and what was last. */
class PointsOfCustomer extends Div {

    private static final int SHOWN = 5;

    private final transient Points points;
    private final transient CustomerId customer;
    private final transient Clock clock;
    private final Div shown = new Div();

    PointsOfCustomer(Points points, CustomerId customer, Clock clock) {
        this.points = points;
        this.customer = customer;
        this.clock = clock;
        addClassName("stack");
        shown.addClassName("stack");
        add(shown, buttons());
        show();
    }

    private void show() {
        shown.removeAll();
        shown.add(standing());
        var last = points.ledger(customer, SHOWN, null);
        if (last.items().isEmpty()) {
            shown.add(new Paragraph(getTranslation("points.none")));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("stack");
        last.items().forEach(entry -> list.add(line(entry)));
        shown.add(list, new Anchor("points?customer=" + customer, getTranslation("points.all")));
    }

    private Facts standing() {
        var now = points.standing(customer);
        var facts = new Facts().with(getTranslation("points.balance"), PointsWords.number(now.balance(), getLocale()));
        if (now.owed() > 0)
            facts.with(
                    getTranslation("points.owed"),
                    getTranslation("points.owed-words", PointsWords.number(now.owed(), getLocale())));
        var next = now.next();
        if (next != null)
            facts.with(
                    getTranslation("points.next"),
                    getTranslation(
                            "points.next-words",
                            PointsWords.number(next.points(), getLocale()),
                            Times.exact(next.at())));
        return facts;
    }

    private ListItem line(PointsEntry entry) {
        var head = new Div(
                new Span(PointsWords.signed(entry.points(), getLocale())),
                new Span(PointsWords.what(this, entry)),
                Times.ago(entry.at()));
        head.addClassName("row");
        var rule = entry.rule();
        var words = PointsWords.why(this, entry);
        var why = new Div(rule == null ? new Span(words) : RuleLink.of("earning", rule.version(), rule.rule(), words));
        why.addClassName("secondary");
        return new ListItem(head, why);
    }

    private Div buttons() {
        var buttons = new Div();
        buttons.addClassName("row");
        if (points.mayGive())
            buttons.add(button("points.give", () -> new GiveDialog(points, customer, clock, this::show).open()));
        if (points.maySpend())
            buttons.add(button("points.spend", () -> new SpendDialog(points, customer, this::show).open()));
        return buttons;
    }

    private Button button(String text, Runnable open) {
        var button = new Button(getTranslation(text), click -> open.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
