package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.customer.Certainty;
import dev.rapport.customer.IdentityDesk;
import dev.rapport.customer.IdentityDesk.Known;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.pools.PoolSight;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Notices;

/** Who the customer is on other platforms, masked, with how sure that is. */
class IdentityList extends Div {

    private final transient IdentityDesk desk;
    private final transient PoolSight pools;
    private final transient ProfileDesk profiles;
    private final transient CustomerId customer;
    private final boolean mayWork;
    private final transient Runnable changed;

    IdentityList(
            IdentityDesk desk,
            PoolSight pools,
            ProfileDesk profiles,
            CustomerId customer,
            boolean mayWork,
            Runnable changed) {
        this.desk = desk;
        this.pools = pools;
        this.profiles = profiles;
        this.customer = customer;
        this.mayWork = mayWork;
        this.changed = changed;
        addClassName("stack");
        var known = desk.of(customer);
        if (known.isEmpty()) add(new Span(getTranslation("customer.no-identities")));
        known.forEach(identity -> add(line(identity)));
        if (mayWork) add(adder());
    }

    private Button adder() {
        var button = new Button(
                getTranslation("customer.add-identity"), click -> new IdentityDialog(desk, customer, changed).open());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private Div line(Known identity) {
        var text = new Span(identity.text());
        text.addClassName("fact-value");
        var channel = new Span(getTranslation("word.channel." + identity.channel()));
        channel.addClassName("secondary");
        var head = new Div(channel, text);
        head.addClassName("fact-line");
        var history = new Div();
        if (mayWork) head.add(shower(identity, text), judge(identity), remover(identity));
        head.add(new Disclosure(
                getTranslation("customer.history-of", identity.text()),
                history,
                () -> new ChangeLines(
                        profiles, customer, What.IDENTITY, identity.id().toString(), mayWork, changed)));
        var line = new Div(head, about(identity), history);
        line.addClassName("contact-point");
        return line;
    }

    private Div about(Known identity) {
        var word = getTranslation("word.Certainty." + identity.certainty());
        var about = new Div(identity.certainty() == Certainty.KNOWN ? Chips.good(word) : Chips.warning(word));
        about.addClassName("row");
        if (!identity.account().isEmpty())
            about.add(secondary(getTranslation("customer.on-account", identity.account())));
        if (identity.unionid() != null) about.add(secondary(getTranslation("customer.unionid-is", identity.unionid())));
        if (identity.proof() != null) about.add(secondary(identity.proof()));
        if (!identity.mayBeUsed()) about.add(secondary(getTranslation("customer.not-chosen-until-sure")));
        return about;
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }

    private IconButton shower(Known identity, Span text) {
        var show = new IconButton(VaadinIcon.EYE, getTranslation("customer.show-this", identity.text()));
        show.addClickListener(click -> {
            pools.requireUncovering(customer);
            new ReasonDialog(identity.text(), reason -> {
                        text.setText(desk.show(customer, identity.id(), reason));
                        show.setVisible(false);
                    })
                    .open();
        });
        return show;
    }

    private IconButton judge(Known identity) {
        var edit = new IconButton(VaadinIcon.PENCIL, getTranslation("customer.judge-this", identity.text()));
        edit.addClickListener(click -> new IdentityDialog(desk, customer, identity, changed).open());
        return edit;
    }

    private IconButton remover(Known identity) {
        var remove = new IconButton(VaadinIcon.TRASH, getTranslation("customer.remove-this", identity.text()));
        remove.addClickListener(click -> Notices.attempt(() -> {
            var change = desk.remove(customer, identity.id(), identity.revision());
            changed.run();
            Notices.done(getTranslation("customer.removed-this", identity.text()), () -> {
                profiles.undo(customer, change);
                changed.run();
            });
        }));
        return remove;
    }
}
