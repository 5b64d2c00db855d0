package dev.rapport.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.staff.Absences;
import dev.rapport.access.staff.StaffDesk;
import dev.rapport.access.staff.TeamDesk;
import dev.rapport.platform.ui.DayField;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.LogsOutAtTheEnd;
import dev.rapport.testing.MovableClock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@ExtendWith(LogsOutAtTheEnd.class)
class StaffViewTests extends SpringBrowserlessTest {

    @Autowired
    StaffDesk desk;

    @Autowired
    TeamDesk teams;

    @Autowired
    Absences absences;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Staff staff;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Person boss;
    private Person person;
    private String team;

    @BeforeEach
    void logIn() {
        boss = colleagues.join(null, Role.ADMIN);
        team = colleagues.newTeam();
        person = colleagues.join(team, Role.SALES);
        colleagues.logIn(boss);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPersonIsAddedAndTheirPasswordShownOnce() {
        var login = "l" + UUID.randomUUID();
        UI.getCurrent().navigate("staff");
        click("Add a person");
        click(dialog(), "Add a person");
        assertThat(field("Login").isInvalid()).isTrue();
        assertThat(field("Name").isInvalid()).isTrue();
        assertThat($(CheckboxGroup.class, dialog()).single().isInvalid()).isTrue();

        field("Login").setValue(person.login().toUpperCase(Locale.ROOT));
        field("Name").setValue("Anna Berg");
        $(CheckboxGroup.class, dialog()).single().setValue(Set.of(Role.SALES));
        click(dialog(), "Add a person");
        assertThat(field("Login").getErrorMessage()).contains("is taken");

        field("Login").setValue(login);
        click(dialog(), "Add a person");
        var shown = $(OneTimePasswordDialog.class).single();
        assertThat($(TextField.class, shown).all())
                .extracting(TextField::getValue)
                .contains(login);
        assertThat(staff.byLogin(login)).isPresent();
        click("I have passed it on");
    }

    @Test
    void howSomebodyStandsAtTheTelephoneStandsBesideThem() {
        var account = UUID.randomUUID();
        jdbc.sql("""
            insert into channel_account (id, platform, name, state, settings, version, changed_at)
            values (:id, 'pbx', :name, 'ON', '{}', 1, now())
            """).param("id", account).param("name", "PBX " + account).update();
        jdbc.sql("insert into phone_extension values (:account, '101', :person), (:account, '102', :person)")
                .param("account", account)
                .param("person", person.id().value())
                .update();
        jdbc.sql("insert into agent_status values (:account, '101', 'AVAILABLE', now(), now()), (:account,"
                        + " '102', 'PAUSED', now(), now())")
                .param("account", account)
                .update();
        UI.getCurrent().navigate("staff/" + person.id());
        assertThat(text()).contains("Telephone paused");
        assertThat(text()).doesNotContain("Telephone free");
        jdbc.sql("update channel_account set state = 'OFF' where id = :id")
                .param("id", account)
                .update();
        UI.getCurrent().navigate("staff");
        UI.getCurrent().navigate("staff/" + person.id());
        assertThat(text()).doesNotContain("Telephone paused");
    }

    private String text() {
        return $(Span.class).all().stream().map(Span::getText).collect(Collectors.joining("\n"));
    }

    @Test
    void whoGivesTheirOwnRoleAwayIsToldAtTheField() {
        UI.getCurrent().navigate("staff/" + boss.id());
        click("Change");
        roles().setValue(Set.of(Role.SALES));
        click("Save");
        assertThat(roles().isInvalid()).isTrue();
        assertThat(roles().getErrorMessage()).contains("another administrator");
    }

    @Test
    void aDialogOpenedBeforeAnotherWroteSaysSoAndThenReplaces() {
        UI.getCurrent().navigate("staff/" + person.id());
        click("Change");
        var now = desk.get(person.id());
        desk.changeCapacity(person.id(), 3, now.profile().capacityRevision());
        field("Name").setValue("Anna Berg");
        click("Save");
        assertThat(desk.get(person.id()).profile().name()).isEqualTo(person.name());
        click("Save");
        assertThat(desk.get(person.id()).profile().name()).isEqualTo("Anna Berg");
    }

    @Test
    void daysOfAnAbsenceAreThoseOfThePerson() {
        UI.getCurrent().navigate("staff/" + person.id());
        click("Note an absence");
        var days = $(DayField.class, $(AbsenceDialog.class).single()).all();
        var first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        days.getFirst().setValue(first);
        days.getLast().setValue(first.minusDays(1));
        note();
        assertThat(days.getLast().isInvalid()).isTrue();
        days.getLast().setValue(first.plusDays(1));
        note();
        assertThat(absences.of(person.id())).singleElement().satisfies(absence -> {
            assertThat(absence.from())
                    .isEqualTo(first.atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(absence.until())
                    .isEqualTo(first.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant());
        });
        click("Take back");
        assertThat(absences.of(person.id())).isEmpty();
    }

    @Test
    void whoLeavesIsOfferedBack() {
        UI.getCurrent().navigate("staff/" + person.id());
        click("Deactivate");
        click($(LeavingDialog.class).single(), "Deactivate");
        assertThat(staff.isEnabled(person.id())).isFalse();
        click("Activate again");
        assertThat(staff.isEnabled(person.id())).isTrue();
    }

    @Test
    void aTeamShowsItsPeopleAndIsGivenUpWhenTheyAreGone() {
        UI.getCurrent().navigate("staff/teams/" + team);
        assertThat($(Anchor.class).all()).anyMatch(link -> link.getText().equals(person.name()));
        click("Give up");
        assertThat(teams.get(team).active()).isTrue();
        teams.part(team, person.id());
        click("Give up");
        assertThat(teams.get(team).active()).isFalse();
        click("Take up again");
        assertThat(teams.get(team).active()).isTrue();
    }

    @Test
    void whatWasChangedOfATeamIsToldAsOfATeam() {
        var given = colleagues.newTeam();
        teams.giveUp(given);
        UI.getCurrent().navigate("staff/teams/" + given);
        assertThat($(ChangeList.class).single().getElement().getTextRecursively())
                .contains("State: Active → Given up", "English name: – → " + given);
    }

    @Test
    void aManagerSeesCapacityAndAbsencesOfTheirPeopleAndNoMore() {
        var manager = colleagues.join(null, Role.MANAGER);
        admin.makeLead(team, manager.id());
        colleagues.logIn(manager);
        UI.getCurrent().navigate("staff/mine");
        UI.getCurrent().navigate("staff/" + person.id());
        assertThat($(Button.class).all())
                .extracting(Button::getText)
                .contains("Change capacity", "Note an absence")
                .doesNotContain("Change", "Deactivate", "Reset password", "Hand over all work");
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<Role> roles() {
        return $(CheckboxGroup.class, dialog()).single();
    }

    private PersonDialog dialog() {
        return $(PersonDialog.class).single();
    }

    private TextField field(String label) {
        return $(TextField.class, dialog()).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void note() {
        click($(AbsenceDialog.class).single(), "Note an absence");
    }

    private void click(Component in, String text) {
        test($(Button.class, in).all().stream()
                        .filter(button -> button.getText().equals(text))
                        .findFirst()
                        .orElseThrow())
                .click();
    }

    private void click(String text) {
        test($(Button.class).all().stream()
                        .filter(button -> button.getText().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button " + text)))
                .click();
    }
}
