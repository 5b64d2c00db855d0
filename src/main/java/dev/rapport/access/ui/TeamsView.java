package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.KeysetGrid;
import dev.rapport.platform.ui.PageHead;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** All teams of the organisation, for administrators. */
@Route("staff/teams")
@RolesAllowed("ADMIN")
public class TeamsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Staff staff;
    private final KeysetGrid<Team> grid;

    TeamsView(TeamDesk teams, StaffDesk desk, Staff staff) {
        this.staff = staff;
        addClassName("page");
        grid = new KeysetGrid<>((after, limit) -> teams.list(limit, after));
        grid.addComponentColumn(TeamsView::link)
                .setHeader(getTranslation("staff.team"))
                .setFlexGrow(2);
        grid.addColumn(Team::key).setHeader(getTranslation("staff.team-key"));
        grid.addColumn(this::above).setHeader(getTranslation("staff.team-above"));
        grid.addColumn(this::lead).setHeader(getTranslation("staff.team-lead"));
        grid.addComponentColumn(this::state).setHeader(getTranslation("staff.state"));
        grid.onPhone(
                getPageTitle(), team -> List.of(link(team), state(team), new Span(above(team)), new Span(lead(team))));
        var add = new Button(
                getTranslation("staff.add-team"),
                VaadinIcon.PLUS.create(),
                click -> new TeamDialog(teams, desk, staff, null, grid::reload).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHead(getPageTitle())
                        .facts(new Anchor("staff", getTranslation("staff.all-people")))
                        .actions(add),
                grid);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        grid.reload();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("staff.teams");
    }

    private static Anchor link(Team team) {
        return new Anchor("staff/teams/" + team.key(), StaffWords.team(team));
    }

    private String above(Team team) {
        return Optional.ofNullable(team.parent())
                .flatMap(staff::team)
                .map(StaffWords::team)
                .orElse("");
    }

    private String lead(Team team) {
        return Optional.ofNullable(team.lead())
                .flatMap(staff::byId)
                .map(Person::name)
                .orElse("");
    }

    private Component state(Team team) {
        return team.active()
                ? Chips.good(getTranslation("staff.active"))
                : Chips.plain(getTranslation("staff.given-up"));
    }
}
