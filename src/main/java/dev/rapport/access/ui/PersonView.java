package dev.rapport.access.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.rapport.access.Staff;
import dev.rapport.access.staff.Absences;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.PersonSheet;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Notices;
import dev.rapport.platform.ui.PageHead;
import dev.rapport.platform.ui.Panel;
import dev.rapport.platform.ui.Times;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** One person: roles, teams, capacity, absences, work in hand, and what was changed. */
@Route("staff/:person")
@RolesAllowed({"ADMIN", "MANAGER"})
public class PersonView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient StaffDesk desk;
    private final transient Staff staff;
    private final transient Absences absences;
    private final transient Leaving leaving;
    private final transient Clock clock;
    private String title = "";

    PersonView(StaffDesk desk, Staff staff, Absences absences, Leaving leaving, Clock clock) {
        this.desk = desk;
        this.staff = staff;
        this.absences = absences;
        this.leaving = leaving;
        this.clock = clock;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent navigation) {
        show(UserId.of(navigation.getRouteParameters().get("person").orElse("")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(UserId id) {
        var person = desk.get(id);
        title = person.profile().name();
        removeAll();
        var left = new Div(
                new Panel(getTranslation("staff.facts"), facts(person)),
                new Panel(getTranslation("staff.absences"), absences(person)));
        var right = new Div(
                new Panel(getTranslation("staff.work"), work(person)),
                new Panel(getTranslation("staff.changes"), ChangeList.ofPerson(desk.changes(id))));
        left.addClassName("stack");
        right.addClassName("stack");
        var columns = new Div(left, right);
        columns.addClassName("two-columns");
        add(new PageHead(title).facts(StaffWords.state(person)).actions(actions(person)), columns);
    }

    private Component[] actions(PersonSheet person) {
        var actions = new ArrayList<Component>();
        if (!desk.mayChange()) {
            actions.add(button("staff.change-capacity", () -> new CapacityDialog(desk, person, again(person)).open()));
        } else {
            actions.add(button("staff.change", () -> new PersonDialog(desk, staff, person, again(person)).open()));
            if (person.active()) {
                actions.add(button("staff.reset-password", () -> askReset(person)));
                actions.add(button(
                        "staff.deactivate",
                        () -> new LeavingDialog(leaving, desk, person, true, again(person)).open()));
            } else {
                actions.add(button("staff.reactivate", () -> {
                    if (Notices.attempt(() -> leaving.comeBack(person.id()))) show(person.id());
                }));
            }
        }
        return actions.toArray(Component[]::new);
    }

    private Runnable again(PersonSheet person) {
        return () -> show(person.id());
    }

    private void askReset(PersonSheet person) {
        var name = person.profile().name();
        var dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("staff.reset-title", name));
        dialog.setText(getTranslation("staff.reset-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("staff.cancel"));
        dialog.setConfirmText(getTranslation("staff.reset-password"));
        dialog.addConfirmListener(confirmed -> Notices.attempt(() -> {
            var password = desk.resetPassword(person.id());
            show(person.id());
            new OneTimePasswordDialog(name, person.login(), password).open();
        }));
        dialog.open();
    }

    private Facts facts(PersonSheet person) {
        var profile = person.profile();
        var telephone = person.telephone();
        var facts = new Facts();
        if (telephone != null)
            facts.with(
                    getTranslation("staff.telephone"),
                    new Span(
                            new Span(getTranslation("word.AtTelephone." + telephone.status()) + " · "),
                            Times.ago(telephone.since())));
        return facts.with(getTranslation("staff.login"), person.login())
                .with(getTranslation("staff.roles"), StaffWords.roles(profile.roles()))
                .with(getTranslation("staff.teams"), teams(profile.teamsMainFirst()))
                .with(getTranslation("staff.capacity"), String.valueOf(profile.capacity()))
                .with(getTranslation("staff.skills"), String.join(", ", profile.skills()))
                .with(getTranslation("staff.territories"), String.join(", ", profile.territories()))
                .with(getTranslation("staff.language"), StaffWords.language(profile.locale()))
                .with(getTranslation("staff.zone"), profile.zone().getId())
                .with(getTranslation("staff.tokens"), String.valueOf(person.tokens()));
    }

    private Component teams(List<String> keys) {
        var row = new Div();
        row.addClassName("row");
        if (keys.isEmpty()) row.add(new Span(getTranslation("staff.no-team")));
        keys.forEach(key -> {
            var name = StaffWords.teams(staff, List.of(key));
            row.add(desk.mayChange() ? new Anchor("staff/teams/" + key, name) : new Span(name));
        });
        return row;
    }

    private Component absences(PersonSheet person) {
        return new AbsenceList(absences, desk, person, clock, again(person));
    }

    private Component work(PersonSheet person) {
        var held = leaving.work(person.id());
        var content = new Div();
        content.addClassName("stack");
        if (held.isEmpty()) content.add(new Span(getTranslation("staff.no-work")));
        held.forEach(one -> content.add(new Span(getTranslation(one.words(), one.count()))));
        if (!held.isEmpty() && desk.mayChange())
            content.add(button(
                    "staff.hand-over", () -> new LeavingDialog(leaving, desk, person, false, again(person)).open()));
        return content;
    }

    private Button button(String text, Runnable deed) {
        return new Button(getTranslation(text), click -> deed.run());
    }
}
