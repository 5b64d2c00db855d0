package dev.rapport.customer.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerProfile;
import dev.rapport.customer.ParentDesk;
import dev.rapport.customer.ProfileChange.What;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Revision;
import dev.rapport.platform.ui.Notices;
import org.jspecify.annotations.Nullable;

/** The firm to which a firm belongs, changed where it stands, with what it was before. */
class ParentLine extends Div {

    interface Changing {
        void to(@Nullable CustomerId parent, Revision read);
    }

    private final transient ParentDesk desk;
    private final transient ProfileDesk profiles;
    private final transient CustomerProfile profile;
    private final transient Runnable changed;

    ParentLine(
            CustomerDesk customers,
            ParentDesk desk,
            ProfileDesk profiles,
            CustomerProfile profile,
            boolean mayWork,
            Runnable changed) {
        this.desk = desk;
        this.profiles = profiles;
        this.profile = profile;
        this.changed = changed;
        addClassName("fact");
        var parent = profile.parent();
        var line = new Div(parent == null ? new Span("–") : new Anchor("customers/" + parent.id(), parent.name()));
        line.addClassName("fact-line");
        add(line);
        var label = getTranslation("customer.parent");
        if (mayWork) {
            var edit = new IconButton(VaadinIcon.PENCIL, getTranslation("customer.change-fact", label));
            edit.addClickListener(click -> new ParentDialog(
                            customers, desk, profile.line().id(), profile.line().name(), parent, this::change)
                    .open());
            line.add(edit);
            if (parent != null) {
                var none = new IconButton(VaadinIcon.CLOSE_SMALL, getTranslation("customer.parent-remove"));
                none.addClickListener(click -> Notices.attempt(() -> change(null, ParentDesk.revision(parent.id()))));
                line.add(none);
            }
        }
        var history = new Div();
        add(history);
        line.add(new Disclosure(
                getTranslation("customer.history-of", label),
                history,
                () -> new ChangeLines(profiles, profile.line().id(), What.PARENT, "", mayWork, changed)));
    }

    private void change(@Nullable CustomerId parent, Revision read) {
        var firm = profile.line().id();
        var done = desk.change(firm, parent, read);
        changed.run();
        done.ifPresent(change ->
                Notices.done(getTranslation("customer.fact-changed", getTranslation("customer.parent")), () -> {
                    profiles.undo(firm, change);
                    changed.run();
                }));
    }
}
