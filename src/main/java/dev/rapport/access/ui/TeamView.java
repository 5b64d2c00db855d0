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
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.PeopleFilter;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;

/** One team: its place, who leads it, who is in it, and what was changed. */
@Route("staff/teams/:team")
@RolesAllowed("ADMIN")
public class TeamView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_MEMBERS = 200;

    private final transient TeamDesk teams;
    private final transient StaffDesk desk;
    private final transient Staff staff;
    private String title = "";

    TeamView(TeamDesk teams, StaffDesk desk, Staff staff) {
        this.teams = teams;
        this.desk = desk;
        this.staff = staff;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(navigation.getRouteParameters().get("team").orElse(""));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(String key) {
        var team = teams.get(key);
        title = StaffWords.team(team);
        removeAll();
        var left = new Div(
                new Panel(getTranslation("staff.facts"), facts(team)),
                new Panel(getTranslation("staff.members"), members(team)));
        left.addClassName("stack");
        var columns = new Div(left, new Panel(getTranslation("staff.changes"), ChangeList.ofTeam(teams.changes(key))));
        columns.addClassName("two-columns");
        add(
                new PageHead(title)
                        .facts(StaffWords.state(team), new Anchor("staff/teams", getTranslation("staff.all-teams")))
                        .actions(change(team), turn(team)),
                columns);
    }

    private Button change(Team team) {
        return new Button(
                getTranslation("staff.change"),
                click -> new TeamDialog(teams, desk, staff, team, () -> show(team.key())).open());
    }

    private Button turn(Team team) {
        return new Button(getTranslation(team.active() ? "staff.give-up" : "staff.take-up"), click -> {
            var done = Notices.attempt(() -> {
                if (team.active()) teams.giveUp(team.key());
                else teams.takeUp(team.key());
            });
            if (done) show(team.key());
        });
    }

    private Facts facts(Team team) {
        var facts = new Facts()
                .with(getTranslation("staff.team-key"), team.key())
                .with(getTranslation("staff.team-name"), team.name())
                .with(getTranslation("staff.team-chinese-name"), team.chineseName());
        Optional.ofNullable(team.parent())
                .flatMap(staff::team)
                .ifPresent(above -> facts.with(
                        getTranslation("staff.team-above"),
                        new Anchor("staff/teams/" + above.key(), StaffWords.team(above))));
        Optional.ofNullable(team.lead())
                .flatMap(staff::byId)
                .ifPresent(lead ->
                        facts.with(getTranslation("staff.team-lead"), new Anchor("staff/" + lead.id(), lead.name())));
        return facts;
    }

    private Component members(Team team) {
        var list = new Div();
        list.addClassName("stack");
        var all = desk.list(new PeopleFilter("", team.key(), true), MOST_MEMBERS, null);
        if (all.items().isEmpty()) list.add(new Span(getTranslation("staff.no-members")));
        all.items().forEach(person -> list.add(line(team, person)));
        if (all.next() != null) list.add(new Span(getTranslation("staff.more-members", MOST_MEMBERS)));
        if (team.active()) list.add(joining(team));
        return list;
    }

    private Div line(Team team, PersonSheet person) {
        var name = person.profile().name();
        var line = new Div(new Anchor("staff/" + person.id(), name), StaffWords.state(person));
        line.addClassName("row");
        var part = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> {
            if (!Notices.attempt(() -> teams.part(team.key(), person.id()))) return;
            Notices.done(getTranslation("staff.parted", name), () -> {
                teams.join(
                        team.key(),
                        person.id(),
                        team.key().equals(person.profile().mainTeam()));
                show(team.key());
            });
            show(team.key());
        });
        part.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        part.setAriaLabel(getTranslation("staff.part", name));
        line.add(part);
        return line;
    }

    private Component joining(Team team) {
        var person = new PersonField(getTranslation("staff.join"), desk, null);
        person.addValueChangeListener(chosen -> {
            var who = chosen.getValue();
            if (who != null && Notices.attempt(() -> teams.join(team.key(), who.id(), false))) show(team.key());
        });
        return person;
    }
}
