package dev.rapport.customer.handover.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.access.Staff;
import dev.rapport.customer.handover.GivenCustomer;
import dev.rapport.customer.handover.HandOver;
import dev.rapport.customer.handover.HandOverState;
import dev.rapport.customer.handover.HandOvers;
import dev.rapport.customer.handover.Standing;
import dev.rapport.platform.ui.LineList;
import java.util.Objects;
import java.util.stream.Collectors;

/** The customers of a hand-over, each with who takes it, how it stands and why. */
class GivenList extends Div {

    private final transient HandOvers handOvers;
    private final transient Staff staff;
    private final transient HandOver handOver;
    private final transient Runnable changed;
    private final boolean mayChange;
    private final Select<Standing> standing = new Select<>();

    GivenList(HandOvers handOvers, Staff staff, HandOver handOver, boolean mayChange, Runnable changed) {
        this.handOvers = handOvers;
        this.staff = staff;
        this.handOver = handOver;
        this.mayChange = mayChange;
        this.changed = changed;
        addClassName("stack");
        standing.setLabel(getTranslation("handover.standing"));
        standing.setItems(Standing.values());
        standing.setEmptySelectionAllowed(true);
        standing.setEmptySelectionCaption(getTranslation("handover.any-standing"));
        standing.setItemLabelGenerator(
                one -> one == null ? getTranslation("handover.any-standing") : StandingWords.word(one));
        var list = new LineList<GivenCustomer>(
                (after, limit) -> handOvers.customers(handOver.id(), standing.getValue(), limit, after),
                this::line,
                "plain-list");
        standing.addValueChangeListener(change -> list.reload());
        add(standing, list);
        list.reload();
    }

    private ListItem line(GivenCustomer one) {
        var line = new ListItem(
                new Anchor("customers/" + one.customer(), one.name()),
                StandingWords.chip(one.standing()),
                new Span(getTranslation(
                        "handover.to",
                        Objects.requireNonNullElse(one.takerName(), getTranslation("handover.back-to-team")))));
        line.addClassName("row");
        if (one.why() != null) line.add(secondary(getTranslation(one.why())));
        if (one.said() != null) line.add(secondary(getTranslation("handover.platform-said", one.said())));
        if (!one.notMoved().isEmpty()) line.add(secondary(getTranslation("handover.not-moved", platforms(one))));
        if (one.cases() > 0) line.add(secondary(getTranslation("handover.cases-gone", one.cases())));
        if (one.casesStayed() > 0) line.add(secondary(getTranslation("handover.cases-stayed", one.casesStayed())));
        if (mayChange && isOpen(one)) {
            var choose = new Button(
                    getTranslation("handover.choose"),
                    click -> new TakerDialog(handOvers, staff, handOver, one.customer(), one.name(), changed).open());
            choose.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            choose.setAriaLabel(getTranslation("handover.choose-for", one.name()));
            line.add(choose);
        }
        return line;
    }

    private boolean isOpen(GivenCustomer one) {
        return switch (one.standing()) {
            case PLANNED -> handOver.state() == HandOverState.PLANNED || handOver.state() == HandOverState.DECIDING;
            case REFUSED, FULL, FAILED -> handOver.state() == HandOverState.DECIDING;
            default -> false;
        };
    }

    private String platforms(GivenCustomer one) {
        return one.notMoved().stream()
                .map(platform -> getTranslation("word.channel." + platform))
                .collect(Collectors.joining(", "));
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
