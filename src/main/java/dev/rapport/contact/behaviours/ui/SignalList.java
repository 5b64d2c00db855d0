package dev.rapport.contact.behaviours.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.contact.behaviours.Behaviour;
import dev.rapport.contact.behaviours.Behaviours;
import dev.rapport.contact.behaviours.SignalLevel;
import dev.rapport.contact.behaviours.Signals;
import dev.rapport.contact.behaviours.Signals.Signal;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.LineList;
import dev.rapport.platform.ui.Times;
import dev.rapport.rules.Decision.Reason;

/** How interested, close and willing a customer is, each with its reasons, and below what they did on our channels. */
class SignalList extends Div {

    private final transient Behaviours behaviours;
    private final transient CustomerId customer;

    SignalList(Signals signals, Behaviours behaviours, CustomerId customer) {
        this.behaviours = behaviours;
        this.customer = customer;
        addClassName("stack");
        var all = signals.of(customer);
        if (all.isEmpty()) add(secondary(getTranslation("signals.refused")));
        all.forEach(one -> add(signal(one)));
        add(deeds());
    }

    private Component signal(Signal one) {
        var head = new Div(new Span(getTranslation("word.SignalKind." + one.kind())), chip(one.level()));
        head.addClassName("row");
        var why = new UnorderedList();
        one.reasons().forEach(reason -> why.add(new ListItem(said(reason))));
        var details = new Details(
                getTranslation("signals.why", one.points(), one.reasons().size()), why);
        details.setVisible(!one.reasons().isEmpty());
        var whole = new Div(head, details);
        if (one.isHeldBack()) whole.add(secondary(getTranslation("signals.held-back")));
        return whole;
    }

    private String said(Reason reason) {
        return "%+d · %s".formatted(reason.points(), reason.because(getLocale()));
    }

    private Span chip(SignalLevel level) {
        var words = getTranslation("word.SignalLevel." + level);
        return switch (level) {
            case LOW -> Chips.plain(words);
            case MEDIUM -> Chips.info(words);
            case HIGH -> Chips.good(words);
        };
    }

    /** Read when somebody opens it. */
    private Component deeds() {
        var newest = behaviours.of(customer, 1, null).items();
        if (newest.isEmpty()) return secondary(getTranslation("signals.nothing-done"));
        var last = newest.getFirst();
        var list =
                new LineList<Behaviour>((after, limit) -> behaviours.of(customer, limit, after), this::line, "stack");
        var details = new Details(getTranslation("signals.done", words(last)), list);
        details.addOpenedChangeListener(opened -> {
            if (opened.isOpened()) list.reload();
        });
        var at = new Div(Times.ago(last.at()));
        at.addClassName("secondary");
        return new Div(details, at);
    }

    private ListItem line(Behaviour one) {
        var head = new Div(new Span(words(one)), Times.ago(one.at()));
        head.addClassName("row");
        var line = new ListItem(head);
        if (one.what() != null) line.add(secondary(one.what()));
        return line;
    }

    private String words(Behaviour one) {
        return getTranslation(
                "signals.deed",
                getTranslation("word.BehaviourKind." + one.kind()),
                getTranslation("word.channel." + one.channel().word()));
    }

    private static Div secondary(String text) {
        var words = new Div(text);
        words.addClassName("secondary");
        return words;
    }
}
