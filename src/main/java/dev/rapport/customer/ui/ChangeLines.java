package dev.rapport.customer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.customer.Origin;
import dev.rapport.customer.ProfileChange;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.Times;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one thing of a profile came to be what it is, the last change first, which can be undone. */
public class ChangeLines extends UnorderedList {

    private static final int SHOWN = 20;

    private final transient ProfileDesk desk;
    private final transient CustomerId customer;
    private final boolean mayWork;
    private final transient Runnable changed;

    /** @param what name and kind are told without {@code which} */
    public ChangeLines(
            ProfileDesk desk,
            CustomerId customer,
            ProfileChange.What what,
            String which,
            boolean mayWork,
            Runnable changed) {
        this.desk = desk;
        this.customer = customer;
        this.mayWork = mayWork;
        this.changed = changed;
        addClassName("changes");
        var changes = desk.history(customer, what, which, SHOWN, null).items();
        changes.forEach(change -> add(line(change)));
        if (changes.isEmpty()) add(new ListItem(getTranslation("customer.never-changed")));
    }

    private ListItem line(ProfileChange change) {
        var said = new Span(getTranslation("customer.changed-from-to", or(change.before()), or(change.after())));
        var who = new Span(who(change), new Span(" · "), Times.ago(change.at()));
        who.addClassName("secondary");
        var line = new ListItem(said, who);
        if (mayWork && change.undoable()) line.add(undo(change));
        return line;
    }

    private Button undo(ProfileChange change) {
        var button = new Button(getTranslation("ui.undo"), click -> {
            if (Notices.attempt(() -> desk.undo(customer, change.id()))) changed.run();
        });
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("customer.undo-this", or(change.before())));
        return button;
    }

    private Span who(ProfileChange change) {
        var name = Optional.ofNullable(change.byName());
        var said = change.undoes() == null
                ? origin(change.origin(), name.orElse(null))
                : getTranslation("customer.undone-by", name.orElse("–"));
        return new Span(said);
    }

    private String origin(Origin origin, @Nullable String name) {
        return switch (origin.source()) {
            case FILE -> origin(origin);
            case PROGRAM -> getTranslation("customer.by-program-of", name == null ? "–" : name);
            default -> name == null ? origin(origin) : name;
        };
    }

    /** Where it comes from, without the person. */
    private String origin(Origin origin) {
        return OriginWords.of(origin);
    }

    private String or(@Nullable String state) {
        return state == null ? "–" : state;
    }
}
