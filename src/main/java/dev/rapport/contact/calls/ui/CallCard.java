package dev.rapport.contact.calls.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.contact.calls.CallState;
import dev.rapport.contact.calls.Calls.Candidate;
import dev.rapport.contact.calls.PhoneCall;
import dev.rapport.contact.calls.ui.CallsInTheBar.Tools;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.brief.ui.BriefList;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who calls, and what to know before one speaks. It takes no focus, and folds to a line for whoever has to see what it covers. */
final class CallCard extends Notification {

    private final transient Tools tools;
    private final transient Runnable changed;
    private final Div head = new Div();
    private final Div who = new Div();
    private final Div brief = new Div();
    private final Button fold = new Button();
    private transient PhoneCall call;
    private transient @Nullable CustomerId briefed;
    private boolean isFolded;

    CallCard(Tools tools, PhoneCall call, boolean folds, Runnable changed) {
        this.tools = tools;
        this.call = call;
        this.changed = changed;
        setPosition(Position.BOTTOM_END);
        setDuration(0);
        addClassName("call-card");
        head.addClassName("row");
        who.addClassName("stack");
        fold.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        fold.addClickListener(click -> fold(!isFolded));
        var away = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            tools.atHand().putAway(this.call.id());
            changed.run();
        });
        away.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        away.setAriaLabel(getTranslation("call.put-away"));
        away.setTooltipText(getTranslation("call.put-away"));
        var ways = new Div(fold, away);
        ways.addClassName("call-card-ways");
        var top = new Div(head, ways);
        top.addClassName("call-card-head");
        var card = new Div(top, who, brief);
        card.addClassNames("stack", "call-card-content");
        card.getElement().setAttribute("role", "region");
        card.getElement().setAttribute("aria-label", getTranslation("call.call") + " " + call.number());
        add(card);
        fold(folds);
        fill();
        open();
    }

    PhoneCall call() {
        return call;
    }

    /** Leaves alone what did not change. */
    void show(PhoneCall now) {
        if (now.equals(call)) return;
        if (now.state() == CallState.WRAP_UP && call.state() != CallState.WRAP_UP) fold(true);
        call = now;
        fill();
    }

    boolean isFolded() {
        return isFolded;
    }

    void unfold() {
        fold(false);
        fold.focus();
    }

    private void fold(boolean folds) {
        isFolded = folds;
        who.setVisible(!folds);
        brief.setVisible(!folds);
        setClassName("call-card-line", folds);
        var label = getTranslation(folds ? "call.unfold" : "call.fold");
        fold.setIcon((folds ? VaadinIcon.ANGLE_UP : VaadinIcon.ANGLE_DOWN).create());
        fold.setAriaLabel(label);
        fold.setTooltipText(label);
    }

    private void fill() {
        var customer = call.customer();
        var card = customer == null ? null : tools.customers().card(customer).orElse(null);
        head.removeAll();
        head.add(CallChips.of(call), title(card), number());
        if (call.state() == CallState.WRAP_UP)
            head.add(new Anchor("calls/" + call.number(), getTranslation("call.write-up")));
        who.removeAll();
        who.add(how());
        if (card == null) nobodyYet();
        if (!Objects.equals(briefed, customer)) {
            brief.removeAll();
            if (customer != null) brief.add(new BriefList(tools.briefs(), customer, call.number()));
            briefed = customer;
        }
    }

    /** Of another team's group, who rings reads the call once they answer it. */
    private Component number() {
        return tools.desk().mayWork(call) ? new SubjectLink(call.number()) : new Span(call.number());
    }

    private Component title(@Nullable CustomerCard card) {
        if (card == null) return new Span(Objects.requireNonNullElse(call.other(), getTranslation("call.suppressed")));
        var name = new Div(new Anchor("customers/" + card.id(), card.name()));
        name.addClassName("row");
        if (!card.tier().equals(CustomerCard.STANDARD))
            name.add(Chips.plain(Words.known("word.tier." + card.tier(), card.tier())));
        return name;
    }

    private Div how() {
        var how = new Div();
        how.addClassNames("row", "secondary");
        how.add(new Span(CallChips.title(call)));
        if (call.customer() != null && call.other() != null) how.add(new Span(call.other()));
        if (call.queue() != null) how.add(new Span(call.queue()));
        how.add(Times.ago(Objects.requireNonNullElse(call.answeredAt(), call.beganAt())));
        return how;
    }

    private void nobodyYet() {
        if (!tools.desk().mayWork(call)) {
            who.add(new Span(getTranslation("call.nobody-known")));
            return;
        }
        var candidates = tools.calls().candidates(call.number());
        who.add(new Span(getTranslation(candidates.isEmpty() ? "call.nobody-known" : "call.may-be")));
        candidates.forEach(candidate -> who.add(line(candidate)));
        var ways = new Div(
                button("call.new-customer", () -> new NewCallerDialog(tools.desk(), call, changed).open()),
                button(
                        "call.say-who",
                        () -> new CallerDialog(tools.desk(), tools.customerDesk(), call, changed).open()));
        ways.addClassName("row");
        who.add(ways);
    }

    private Div line(Candidate candidate) {
        var line = new Div(
                new Anchor("customers/" + candidate.id(), candidate.name()),
                button("call.it-is-them", () -> link(candidate.id())));
        line.addClassName("row");
        return line;
    }

    private void link(CustomerId customer) {
        var read = call.revision();
        var number = call.number();
        if (Notices.attempt(() -> tools.desk().link(number, customer, null, read)))
            Notices.done(getTranslation("call.was-linked", number), () -> {
                tools.desk().unlink(number, tools.calls().get(number).revision());
                changed.run();
            });
        changed.run();
    }

    private Button button(String key, Runnable deed) {
        var button = new Button(getTranslation(key), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
