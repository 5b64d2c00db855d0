package dev.rapport.customer.needs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ui.ChangeLines;
import dev.rapport.customer.ui.Disclosure;
import dev.rapport.customer.ui.IconButton;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import java.util.UUID;
import java.util.function.Supplier;

/** Things that are known of a customer, each with its history, changed in a dialog and removed with an undo. */
abstract class KnownList<T extends Object> extends Div {

    /** @param remover gives the change by which it comes back */
    record Line(UUID id, String name, Component about, Supplier<UUID> remover) {}

    private final transient ProfileDesk profiles;
    private final transient CustomerId customer;
    private final What what;
    private final boolean mayWork;
    private final String none;
    private final String adding;

    /** @param none message key, as {@code adding} */
    KnownList(ProfileDesk profiles, CustomerId customer, What what, boolean mayWork, String none, String adding) {
        this.profiles = profiles;
        this.customer = customer;
        this.what = what;
        this.mayWork = mayWork;
        this.none = none;
        this.adding = adding;
        addClassName("stack");
    }

    abstract Iterable<T> known();

    abstract Line line(T known);

    abstract void open(T known);

    abstract void openNew();

    final CustomerId customer() {
        return customer;
    }

    final void reload() {
        removeAll();
        known().forEach(one -> add(shown(one)));
        if (getComponentCount() == 0) add(secondary(getTranslation(none)));
        if (!mayWork) return;
        var adder = new Button(getTranslation(adding), click -> openNew());
        adder.addThemeVariants(ButtonVariant.SMALL);
        add(adder);
    }

    private Div shown(T known) {
        var line = line(known);
        var name = new Span(line.name());
        name.addClassName("fact-value");
        var head = new Div(name);
        head.addClassName("fact-line");
        if (mayWork) {
            var edit = new IconButton(VaadinIcon.PENCIL, getTranslation("customer.edit-this", line.name()));
            edit.addClickListener(click -> open(known));
            var remove = new IconButton(VaadinIcon.TRASH, getTranslation("customer.remove-this", line.name()));
            remove.addClickListener(click -> remove(line));
            head.add(edit, remove);
        }
        var history = new Div();
        head.add(new Disclosure(
                getTranslation("customer.history-of", line.name()),
                history,
                () -> new ChangeLines(profiles, customer, what, line.id().toString(), mayWork, this::reload)));
        var shown = new Div(head, line.about(), history);
        shown.addClassName("contact-point");
        return shown;
    }

    private void remove(Line line) {
        Notices.attempt(() -> {
            var change = line.remover().get();
            reload();
            Notices.done(getTranslation("customer.removed-this", line.name()), () -> {
                profiles.undo(customer, change);
                reload();
            });
        });
    }

    static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
