package dev.rapport.customer.owners.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.Collaborator;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.Owners;
import dev.rapport.customer.owners.Ownership;
import dev.rapport.platform.Bilingual;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose a customer is, with what the reader may do about it. */
class OwnerCard extends Div {

    private static final int PAGE = 5;

    private final transient Owners owners;
    private final transient Staff staff;
    private final transient CustomerId customer;

    OwnerCard(Owners owners, Staff staff, CustomerId customer) {
        this.owners = owners;
        this.staff = staff;
        this.customer = customer;
        addClassName("stack");
        fill();
    }

    private void fill() {
        removeAll();
        var found = owners.of(customer);
        add(new Facts()
                .with(getTranslation("owners.owner"), owner(found))
                .with(getTranslation("owners.team"), team(found.owner().team())));
        if (!found.collaborators().isEmpty()) add(collaborators(found));
        if (found.mayChange())
            add(row(
                    small(
                            "owners.change",
                            () -> new ChangeOwnerDialog(owners, staff, customer, found.owner(), this::fill).open()),
                    small(
                            "owners.collaborate",
                            () -> new CollaboratorDialog(owners, staff, customer, this::fill).open())));
        var changes = new UnorderedList();
        changes.addClassName("plain-list");
        add(changes);
        more(changes, null);
    }

    private Div owner(Ownership found) {
        var row = row(new Span(Objects.requireNonNullElse(found.name(), getTranslation("customer.pool"))));
        if (found.name() != null && !found.isHere()) row.add(Chips.warning(getTranslation("owners.left")));
        return row;
    }

    private String team(@Nullable String key) {
        if (key == null) return getTranslation("owners.no-team");
        return staff.team(key).map(team -> team.name(getLocale())).orElse(key);
    }

    private UnorderedList collaborators(Ownership found) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        found.collaborators().forEach(one -> list.add(line(one, found.mayChange())));
        return list;
    }

    private ListItem line(Collaborator one, boolean mayChange) {
        var line = new ListItem(new Span(getTranslation("owners.works-with", one.name())), secondary(since(one)));
        line.addClassName("row");
        if (one.why() != null) line.add(secondary(one.why()));
        if (!mayChange) return line;
        var end = small("owners.end", () -> {
            if (Notices.attempt(() -> owners.end(customer, one.id()))) fill();
        });
        end.setAriaLabel(getTranslation("owners.end-of", one.name()));
        line.add(end);
        return line;
    }

    private String since(Collaborator one) {
        var by = Objects.requireNonNullElse(one.addedBy(), getTranslation("owners.the-system"));
        var since = Times.day(one.since());
        return one.until() == null
                ? getTranslation("owners.since", since, by)
                : getTranslation("owners.since-until", since, Times.day(one.until()), by);
    }

    private void more(UnorderedList list, @Nullable String after) {
        var page = owners.history(customer, PAGE, after);
        page.items().forEach(change -> list.add(line(change)));
        if (page.next() == null) return;
        var further = new Div();
        further.add(small("owners.earlier", () -> {
            remove(further);
            more(list, page.next());
        }));
        add(further);
    }

    private ListItem line(OwnerChange change) {
        var about = new Div(
                secondary(getTranslation("word.OwnerCause." + change.cause())),
                secondary(Objects.requireNonNullElse(change.byName(), getTranslation("owners.the-system"))),
                Times.ago(change.at()));
        about.addClassNames("row", "secondary");
        return new ListItem(
                new Div(new Span(said(change))),
                new Div(secondary(new Bilingual(change.why()).in(getLocale()))),
                about);
    }

    private String said(OwnerChange change) {
        var nobody = getTranslation("owners.nobody");
        var from = Objects.requireNonNullElse(change.from(), nobody);
        var to = Objects.requireNonNullElse(change.to(), nobody);
        if (!from.equals(to)) return getTranslation("owners.from-to", from, to);
        return getTranslation("owners.from-to", team(change.fromTeam()), team(change.toTeam()));
    }

    private static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("row");
        return row;
    }

    private Button small(String words, Runnable deed) {
        var button = new Button(getTranslation(words), click -> deed.run());
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }

    private static Span secondary(String words) {
        var span = new Span(words);
        span.addClassName("secondary");
        return span;
    }
}
