package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import java.util.function.Function;

/** One breach in a list: when, which case of whom, what was promised, who held it, and the cause; opens minute by minute. */
final class BreachLine extends Div {

    private final transient Function<Breach, Component> details;
    private final transient SlaRows rows;
    private final Div head = new Div();
    private final Div body = new Div();
    private final Button open = new Button(VaadinIcon.CHEVRON_RIGHT.create());
    private transient Breach breach;

    /** @param details shows the breach minute by minute, once somebody wants to see it */
    BreachLine(Breach breach, SlaRows rows, Function<Breach, Component> details) {
        this.breach = breach;
        this.rows = rows;
        this.details = details;
        addClassName("sla-row");
        head.addClassNames("sla-row-head", "breach-row");
        body.setVisible(false);
        open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        open.setAriaLabel(getTranslation("sla.minute-by-minute"));
        open.setTooltipText(getTranslation("sla.minute-by-minute"));
        open.getElement().setAttribute("aria-expanded", "false");
        open.addClickListener(click -> turn());
        add(head, body);
        show(breach);
    }

    /** Shows the same breach as it is now. */
    void show(Breach now) {
        breach = now;
        var words = new SlaWords(this);
        head.removeAll();
        head.add(
                open,
                SlaRows.lines(new Span(Times.exact(now.dueAt())), words.process(now.process())),
                rows.subject(now.number(), now.external(), now.title()),
                customer(now, words),
                SlaRows.lines(
                        new Span(words.metric(now.metric(), now.round())),
                        words.say("sla.target", words.amount(now.targetSeconds() * 1000))),
                rows.holder(now.owner(), now.team()),
                cause(now));
    }

    private Component customer(Breach now, SlaWords words) {
        var customer = now.customer();
        return customer == null
                ? new Span("–")
                : SlaRows.lines(new Anchor("customers/" + customer.id(), customer.name()), words.tier(customer.tier()));
    }

    private Component cause(Breach now) {
        var judged = now.judged();
        if (judged == null) return SlaRows.lines(new Span(getTranslation("sla.no-cause")), "");
        var cause = new Div(new Span(RateWords.cause(this, judged.cause())));
        if (judged.excuses()) cause.add(RateWords.excused(this));
        return cause;
    }

    private void turn() {
        var shown = !body.isVisible();
        body.removeAll();
        if (shown) body.add(details.apply(breach));
        body.setVisible(shown);
        open.setIcon((shown ? VaadinIcon.CHEVRON_DOWN : VaadinIcon.CHEVRON_RIGHT).create());
        open.getElement().setAttribute("aria-expanded", String.valueOf(shown));
    }
}
