package dev.rapport.insight.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.insight.today.AboutToBreach;
import dev.rapport.platform.ui.Times;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ui.DueChip;
import dev.rapport.sla.ui.SlaRows;
import dev.rapport.sla.ui.SlaWords;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One clock that a manager should look at: time left, case and customer, metric, who holds it; opens to its strip. */
final class TodayLine extends Div {

    private final transient SlaRows rows;
    private final transient Function<AboutToBreach, Component> details;
    private final transient Function<AboutToBreach, Component> reassignment;
    private final boolean mayGive;
    private final Div head = new Div();
    private final Div body = new Div();
    private transient AboutToBreach row;
    private transient @Nullable Function<AboutToBreach, Component> shown;

    TodayLine(
            AboutToBreach row,
            SlaRows rows,
            boolean mayGive,
            Function<AboutToBreach, Component> details,
            Function<AboutToBreach, Component> reassignment) {
        this.row = row;
        this.rows = rows;
        this.mayGive = mayGive;
        this.details = details;
        this.reassignment = reassignment;
        addClassName("sla-row");
        head.addClassNames("sla-row-head", "today-row");
        body.setVisible(false);
        add(head, body);
        show(row);
    }

    /** Shows the same clock as it is now; what is open stays open, and forecasts are made anew for a new holder. */
    void show(AboutToBreach now) {
        var before = row.clock();
        row = now;
        if (body.isVisible() && shown == reassignment && isHeldByOthers(before)) {
            body.removeAll();
            body.add(reassignment.apply(row));
        }
        var words = new SlaWords(this);
        var clock = now.clock();
        head.removeAll();
        head.add(
                turner(VaadinIcon.CHEVRON_RIGHT, "sla.minute-by-minute", details),
                time(now, words),
                rows.subject(clock.number(), clock.external(), clock.title()),
                customer(now, words),
                SlaRows.lines(
                        new Span(words.metric(
                                clock.metric().name(), clock.clock().round())),
                        words.say(
                                "sla.of-target",
                                words.amount(clock.clock().elapsedMillis()),
                                words.amount(clock.target().seconds() * 1000))),
                rows.holder(clock.owner(), clock.team()));
        if (mayGive) head.add(giver());
    }

    private boolean isHeldByOthers(CaseClock before) {
        var now = row.clock();
        return !Objects.equals(now.owner(), before.owner()) || !Objects.equals(now.team(), before.team());
    }

    private static Component time(AboutToBreach now, SlaWords words) {
        var since = now.pausedSince();
        if (since != null) {
            var cell =
                    SlaRows.lines(new Span(words.pausedFor(now.clock().clock().pausedFor())), "");
            cell.getElement().appendChild(Times.ago(since).getElement());
            return cell;
        }
        var due = now.clock().clock().dueAt();
        return SlaRows.lines(
                new DueChip(now.clock().clock()),
                due == null ? "" : words.say("sla.due-at", Times.exact(due), words.left(now.remainingMillis())));
    }

    private static Component customer(AboutToBreach now, SlaWords words) {
        var customer = now.customer();
        return customer == null
                ? new Span("–")
                : SlaRows.lines(new Anchor("customers/" + customer.id(), customer.name()), words.tier(customer.tier()));
    }

    private Button turner(VaadinIcon icon, String label, Function<AboutToBreach, Component> shown) {
        var button = new Button(icon.create(), click -> turn(shown));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation(label));
        button.setTooltipText(getTranslation(label));
        return button;
    }

    private Button giver() {
        var button = new Button(getTranslation("sla.reassign"), click -> turn(reassignment));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    /** The same button closes again; the other one changes what is shown. */
    private void turn(Function<AboutToBreach, Component> wanted) {
        var again = body.isVisible() && shown == wanted;
        body.removeAll();
        body.setVisible(!again);
        shown = wanted;
        if (!again) body.add(wanted.apply(row));
    }
}
