package dev.rapport.customer.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import dev.rapport.customer.membership.MembershipLevel;
import dev.rapport.customer.membership.MembershipLevels;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.InAdministration;
import dev.rapport.platform.ui.InAdministration.Group;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;

/** The levels of membership and what they bring, the highest first. */
@Route("membership-levels")
@Menu(title = "nav.membership-levels", order = 97, icon = "vaadin:diploma")
@InAdministration(Group.CUSTOMERS)
@RolesAllowed({"MANAGER", "AUDITOR", "ADMIN"})
public class MembershipLevelsView extends ListPage<MembershipLevel> {

    private final transient MembershipLevels levels;

    MembershipLevelsView(MembershipLevels levels) {
        super("nav.membership-levels");
        this.levels = levels;
        var columns = columns();
        columns.card("membership.level", this::opener);
        columns.cell("membership.level", this::opener).width("11rem", 2).wideOnly();
        columns.words("membership.word", MembershipLevel::word).width("8rem", 1).labelled();
        columns.words("membership.rank", level -> String.valueOf(level.rank())).labelled();
        columns.words("membership.lasts", this::lasts).labelled();
        columns.words("membership.benefits", level -> level.benefits(getLocale()))
                .width("16rem", 3)
                .labelled();
        columns.cell(
                "membership.state",
                level -> level.inUse()
                        ? Chips.good(getTranslation("membership.in-use"))
                        : Chips.plain(getTranslation("membership.given-up")));
        ifNothing(VaadinIcon.DIPLOMA, "membership.no-levels");
        creates(
                "membership.add-level",
                levels.mayChange(),
                () -> new MembershipLevelDialog(levels, null, this::reload).open());
    }

    /** There are few: administrators make each by hand. */
    @Override
    protected Page<MembershipLevel> read(int limit, @Nullable String after) {
        return new Page<>(levels.list(), null);
    }

    private Component opener(MembershipLevel level) {
        var open = new Button(level.label(getLocale()), click -> open(level));
        open.addThemeVariants(ButtonVariant.TERTIARY);
        return open;
    }

    private void open(MembershipLevel level) {
        if (levels.mayChange()) new MembershipLevelDialog(levels, level, this::reload).open();
        else new LevelChangesDialog(levels, level).open();
    }

    private String lasts(MembershipLevel level) {
        return level.months() == null
                ? getTranslation("membership.without-end")
                : getTranslation("membership.months-long", level.months());
    }
}
