package dev.rapport.customer.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.customer.AskedConsent;
import dev.rapport.customer.ConsentDesk;
import dev.rapport.customer.ConsentSource;
import dev.rapport.customer.ConsentWordings;
import dev.rapport.customer.KeptConsent;
import dev.rapport.customer.Purpose;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.ArrayList;
import java.util.List;

/** What the customer allows, by purpose and channel, and "do not contact" above all of it. */
class ConsentList extends Div {

    private final transient ConsentDesk desk;
    private final transient ConsentWordings wordings;
    private final transient CustomerId customer;
    private final boolean mayWork;
    private final transient Runnable changed;

    ConsentList(
            ConsentDesk desk,
            ConsentWordings wordings,
            CustomerId customer,
            boolean mayWork,
            boolean mayAskOtherwise,
            Runnable changed) {
        this.desk = desk;
        this.wordings = wordings;
        this.customer = customer;
        this.mayWork = mayWork;
        this.changed = changed;
        addClassName("stack");
        var allowed = desk.of(customer);
        add(forbidding(allowed.doNotContact()));
        for (var purpose : Purpose.values())
            add(said(
                    purpose,
                    allowed.said().stream()
                            .filter(one -> one.purpose() == purpose)
                            .toList(),
                    allowed.asked().stream()
                            .filter(one -> one.purpose() == purpose)
                            .toList()));
        if (mayWork) add(adder());
        if (mayAskOtherwise) add(new Anchor("consent-wordings", getTranslation("consent.wordings")));
    }

    private Checkbox forbidding(boolean now) {
        var box = new Checkbox(getTranslation("customer.do-not-contact"), now);
        box.setReadOnly(!mayWork);
        box.addValueChangeListener(change -> {
            Notices.attempt(() -> desk.forbidContact(customer, change.getValue()));
            changed.run();
        });
        return box;
    }

    private Component said(Purpose purpose, List<KeptConsent> all, List<AskedConsent> asked) {
        var words = getTranslation("word.purpose." + purpose.word());
        var name = new HtmlComponent("strong");
        name.getElement().setText(words);
        var lines = new UnorderedList();
        lines.addClassName("plain-list");
        lines.getElement().setAttribute("aria-label", words);
        if (all.isEmpty() && asked.isEmpty())
            lines.add(new ListItem(secondary(getTranslation("consent.nothing-said"))));
        all.forEach(one -> lines.add(line(one)));
        asked.forEach(one -> lines.add(new AskedLine(one, mayWork ? () -> sendAgain(one) : null)));
        return new Div(name, lines);
    }

    private void sendAgain(AskedConsent one) {
        Notices.attempt(() -> {
            desk.sendAgain(customer, one.id());
            Notices.done(getTranslation("consent.will-be-mailed"));
        });
        changed.run();
    }

    private ListItem line(KeptConsent one) {
        var where = where(one);
        var line = new ListItem(chip(one, where), secondary(about(one)));
        line.addClassName("row");
        if (!mayWork) return line;
        var turn = new IconButton(
                one.stands() ? VaadinIcon.BAN : VaadinIcon.PENCIL,
                getTranslation(
                        one.stands() ? "consent.withdraw-this" : "consent.change-this", what(one.purpose(), where)));
        turn.addClickListener(click -> new ConsentDialog(
                        desk, wordings, customer, one.purpose(), one.channel(), !one.stands(), changed)
                .open());
        line.add(turn);
        return line;
    }

    private String where(KeptConsent one) {
        return one.channel() == null ? "" : getTranslation("word.channel." + one.channel());
    }

    private String what(Purpose purpose, String where) {
        var name = getTranslation("word.purpose." + purpose.word());
        return where.isEmpty() ? name : name + ", " + where;
    }

    private Span chip(KeptConsent one, String where) {
        if (one.ended()) return Chips.warning(word("consent.ended", where));
        return one.granted() ? Chips.good(word("consent.yes", where)) : Chips.bad(word("consent.no", where));
    }

    private String word(String key, String where) {
        return where.isEmpty() ? getTranslation(key) : getTranslation("consent.at", where, getTranslation(key));
    }

    /** Since when, from where, to which wording, until when. */
    private String about(KeptConsent one) {
        var words = new ArrayList<String>();
        if (one.file() != null)
            words.add(getTranslation("customer.said-no-in-file", Times.day(one.at()), one.file(), one.line()));
        else words.add(Times.day(one.at()));
        if (one.granted() && one.confirmedAt() != null) words.add(confirmed(one, Times.day(one.confirmedAt())));
        if (one.isWithdrawn() && one.givenAt() != null)
            words.add(getTranslation("consent.took-back", Times.day(one.givenAt())));
        if (one.source() != ConsentSource.PERSON && one.file() == null)
            words.add(getTranslation("word.ConsentSource." + one.source()));
        if (one.wording() != null) words.add(getTranslation("consent.wording-version", one.wording()));
        if (one.until() != null && one.granted()) words.add(getTranslation("consent.until", Times.day(one.until())));
        return String.join(" · ", words);
    }

    private String confirmed(KeptConsent one, String day) {
        return one.confirmedWhere() == null
                ? getTranslation("consent.confirmed", day)
                : getTranslation("consent.confirmed-at", day, one.confirmedWhere());
    }

    private Button adder() {
        var button = new Button(
                getTranslation("consent.note"),
                click -> new ConsentDialog(desk, wordings, customer, Purpose.MARKETING, null, true, changed).open());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
