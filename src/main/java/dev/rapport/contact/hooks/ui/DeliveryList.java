package dev.rapport.contact.hooks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.rapport.contact.hooks.Hook;
import dev.rapport.contact.hooks.HookDelivery;
import dev.rapport.contact.hooks.HookDelivery.State;
import dev.rapport.contact.hooks.HookDesk;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an address was told, and how far each got; one or all that failed is told once more. */
class DeliveryList extends Div {

    private final transient HookDesk desk;
    private final transient Hook hook;
    private final transient Runnable changed;
    private final Select<State> state = new Select<>();
    private final Paragraph none = new Paragraph(getTranslation("hook.no-deliveries"));
    private final LineList<HookDelivery> list = new LineList<>(
            (after, limit) -> desk().deliveries(hook().id(), state.getValue(), limit, after), this::line, "plain-list");

    DeliveryList(HookDesk desk, Hook hook, Clock clock, Runnable changed) {
        this.desk = desk;
        this.hook = hook;
        this.changed = changed;
        state.setItems(State.values());
        state.setItemLabelGenerator(
                one -> getTranslation(one == null ? "hook.any-state" : "hook.delivery." + one.word()));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(getTranslation("hook.any-state"));
        state.setAriaLabel(getTranslation("hook.state"));
        state.addValueChangeListener(change -> read());
        var head = new Div(state);
        head.addClassName("row");
        if (hook.isOn())
            head.add(new Button(
                    getTranslation("hook.failed-again"),
                    click -> new FailedAgainDialog(desk, hook, clock, changed).open()));
        add(head, none, list);
        read();
    }

    private HookDesk desk() {
        return desk;
    }

    private Hook hook() {
        return hook;
    }

    private void read() {
        none.setVisible(!list.reload());
    }

    private ListItem line(HookDelivery one) {
        var row = new Div(HookWords.state(this, one), new Span(one.type()), Times.ago(one.madeAt()));
        row.addClassName("row");
        var detail = new Span(said(one));
        detail.addClassName("secondary");
        row.add(detail, opener(one));
        if (hook.isOn() && one.state() != State.WAITING) row.add(again(one));
        return new ListItem(row);
    }

    private String said(HookDelivery one) {
        var answer = HookWords.answer(this, one);
        var tries = getTranslation("hook.tries", one.tries());
        var next = one.state() == State.WAITING ? getTranslation("hook.next-at", Times.exact(one.dueAt())) : "";
        return Stream.of(tries, answer, next).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private Button again(HookDelivery one) {
        var button = new Button(getTranslation("hook.again"), click -> {
            if (Notices.attempt(() -> desk.again(hook.id(), one.id()))) Notices.done(getTranslation("hook.goes-again"));
            changed.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("hook.again-of", one.type()));
        return button;
    }

    /** What was posted, and how the answer began, below the line while one wants to see it. */
    private Button opener(HookDelivery one) {
        var button = new Button(getTranslation("hook.show"));
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("hook.show-of", one.type()));
        button.addClickListener(click -> button.getParent()
                .flatMap(row -> row.getParent())
                .filter(ListItem.class::isInstance)
                .map(ListItem.class::cast)
                .ifPresent(line -> turn(line, one)));
        return button;
    }

    private void turn(ListItem line, HookDelivery one) {
        if (line.getComponentCount() > 1) {
            line.remove(line.getComponentAt(1));
            return;
        }
        var all = new Div(new Span("webhook-id: " + one.id()), new Pre(one.body()));
        all.addClassName("stack");
        if (one.answer() != null) all.add(new Span(getTranslation("hook.answer-began")), new Pre(one.answer()));
        line.add(all);
    }
}
