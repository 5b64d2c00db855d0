package dev.rapport.access.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Person;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.Page;
import dev.rapport.platform.ui.ListPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All teams of the organisation, for administrators. */
@Route("staff/teams")
@RolesAllowed("ADMIN")
public class TeamsView extends ListPage<Team> {

    private final transient TeamDesk teams;
    private final transient Staff staff;

    TeamsView(TeamDesk teams, StaffDesk desk, Staff staff) {
        super("staff.teams");
        this.teams = teams;
        this.staff = staff;
        head().facts(new Anchor("staff", getTranslation("staff.all-people")));
        var columns = columns();
        columns.card("staff.teams", TeamsView::link);
        columns.cell("staff.team", TeamsView::link).width("11rem", 2).wideOnly();
        columns.words("staff.team-key", Team::key).wideOnly();
        columns.words("staff.team-above", this::above);
        columns.words("staff.team-lead", this::lead);
        columns.cell("staff.state", StaffWords::state);
        ifNothing(VaadinIcon.USERS, "staff.no-teams");
        creates("staff.add-team", true, () -> new TeamDialog(teams, desk, staff, null, this::reload).open());
    }

    @Override
    protected Page<Team> read(int limit, @Nullable String after) {
        return teams.list(limit, after);
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
}
