package dev.rapport.privacy.holds.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.SubjectLink;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.holds.LegalHolds;
import dev.rapport.privacy.holds.LegalHolds.Listed;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** What must be kept of customers and cases, and what had to be. */
@Route("legal-holds")
@Menu(title = "nav.legal-holds", order = 57, icon = "vaadin:lock")
@InAdministration(Group.DATA)
@RolesAllowed({"AUDITOR", "ADMIN"})
public class LegalHoldsView extends ListPage<Listed> {

    private final transient LegalHolds holds;
    private final transient Staff staff;

    LegalHoldsView(LegalHolds holds, Staff staff) {
        super("nav.legal-holds");
        this.holds = holds;
        this.staff = staff;
        var columns = columns();
        columns.card("holds.about", LegalHoldsView::about);
        columns.cell("holds.about", LegalHoldsView::about).width("12rem", 1).wideOnly();
        columns.cell("holds.state", this::state);
        columns.words("holds.why", one -> one.hold().why()).width("14rem", 2);
        columns.words("holds.until", this::until).labelled();
        columns.words("holds.set-by", this::setBy).labelled();
        if (holds.mayChange()) columns.cell("holds.lift", this::lift);
        ifNothing(VaadinIcon.LOCK, "holds.none");
        creates("holds.set", holds.mayChange(), () -> new HoldDialog(holds, null, this::reload).open());
    }

    @Override
    protected Page<Listed> read(int limit, @Nullable String after) {
        return holds.list(false, limit, after);
    }

    private static Component about(Listed one) {
        if (one.number() != null) return new SubjectLink(one.number());
        return new Anchor("customers/" + one.hold().customer(), one.name());
    }

    private Span state(Listed one) {
        if (one.hold().stands()) return Chips.warning(getTranslation("holds.stands"));
        return Chips.plain(getTranslation(one.hold().liftedAt() == null ? "holds.over" : "holds.lifted"));
    }

    private String until(Listed one) {
        var until = one.hold().until();
        return until == null ? getTranslation("holds.until-lifted") : Times.day(until);
    }

    /** Who set it and, where it was lifted, who did and why. */
    private String setBy(Listed one) {
        var hold = one.hold();
        var set = getTranslation("holds.set-by-on", name(hold.by()), Times.day(hold.at()));
        if (hold.liftedBy() == null || hold.liftedAt() == null) return set;
        return set + " · "
                + getTranslation(
                        "holds.lifted-by-on", name(hold.liftedBy()), Times.day(hold.liftedAt()), hold.liftedWhy());
    }

    private String name(UserId person) {
        return staff.byId(person).map(known -> known.name()).orElse("–");
    }

    private Component lift(Listed one) {
        if (!one.hold().stands()) return new Span();
        var button = new Button(getTranslation("holds.lift"), click -> new LiftDialog(holds, one, this::reload).open());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
