package dev.rapport.access.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Access;
import dev.rapport.access.NewPerson;
import dev.rapport.access.Passwords;
import dev.rapport.access.Person;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.StaffChange;
import dev.rapport.access.StaffChange.What;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class StaffDeskTests {

    @Autowired
    StaffDesk desk;

    @Autowired
    TeamDesk teams;

    @Autowired
    Leaving leaving;

    @Autowired
    Absences absences;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Staff staff;

    @Autowired
    Access access;

    @Autowired
    Passwords passwords;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private Person boss;

    @BeforeEach
    void administrator() {
        boss = colleagues.join(null, Role.ADMIN);
    }

    @Test
    void whoIsAddedLogsInOnceWithTheOneTimePassword() {
        var added = added("l" + UUID.randomUUID(), Role.SALES);
        var login = added.person().login();
        assertThat(passwords.check(login, added.password())).isPresent();
        assertThat(added.person().passwordMustChange()).isTrue();
        assertThat(changes(added.person().id())).extracting(StaffChange::what).contains(What.ADDED, What.ROLES);
        assertThat(changes(added.person().id())).extracting(StaffChange::byName).containsOnly(boss.name());
    }

    @Test
    void loginsThatLookAlikeAreOne() {
        var end = UUID.randomUUID().toString().replace("-", "");
        added("anna.o" + end, Role.SALES);
        for (var other : List.of("ANNA.O" + end, "аnna.o" + end, "anna.ο" + end, "ａｎｎａ.o" + end, "an\u200bna.o" + end))
            assertRefused(() -> added(other, Role.SALES), "access.login-taken");
        assertThat(passwords.check("ＡＮＮＡ.o" + end, "x")).isEmpty();
        assertThat(staff.byLogin("ＡＮＮＡ.o" + end)).isPresent();
    }

    @Test
    void newRolesCountAtOnceAndAreTold() {
        var person = colleagues.join(null, Role.SALES);
        assertRefused(() -> colleagues.as(person, () -> access.requireRole(Role.MANAGER)), "access.role-missing");
        change(person.id(), List.of(Role.SALES, Role.MANAGER), List.of());
        colleagues.as(person, () -> access.requireRole(Role.MANAGER));
        change(person.id(), List.of(Role.SALES), List.of());
        assertRefused(() -> colleagues.as(person, () -> access.requireRole(Role.MANAGER)), "access.role-missing");
        assertThat(changes(person.id()).getFirst())
                .returns(What.ROLES, StaffChange::what)
                .returns("SALES, MANAGER", StaffChange::before)
                .returns("SALES", StaffChange::after)
                .returns(boss.id(), StaffChange::by);
    }

    @Test
    void nobodyWritesOverWhatAnotherWrote() {
        var person = colleagues.join(null, Role.SALES);
        var read = asBoss(() -> desk.get(person.id())).profile().revision();
        change(person.id(), List.of(Role.SERVICE), List.of());
        assertRefused(
                () -> asBoss(() -> desk.change(person.id(), profile("Else", List.of(Role.SALES), List.of()), read)),
                "access.person-changed-meanwhile");
    }

    @Test
    void anAdministratorDoesNotShutThemselvesOut() {
        assertRefused(() -> change(boss.id(), List.of(Role.SALES), List.of()), "access.not-oneself");
        assertRefused(() -> asBoss(() -> leaving.leave(boss.id(), new WorkGoes.Nowhere(true))), "access.not-oneself");
        assertRefused(() -> asBoss(() -> desk.resetPassword(boss.id())), "access.not-oneself");
    }

    @Test
    void theLastAdministratorStays() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("update app_user set enabled = false where 'ADMIN' = any(roles) and id <> :id")
                    .param("id", boss.id().value())
                    .update();
            assertRefused(() -> leaving.leave(boss.id(), new WorkGoes.Nowhere(true)), "access.last-administrator");
            assertRefused(
                    () -> desk.change(boss.id(), profile("A", List.of(Role.SALES), List.of()), Revision.ANY),
                    "access.last-administrator");
            status.setRollbackOnly();
        });
    }

    @Test
    void twoWhoTakeEachOthersRoleAwayDoNotStandInEachOthersWay() throws Exception {
        for (var time = 0; time < 5; time++) {
            var one = colleagues.join(null, Role.ADMIN);
            var other = colleagues.join(null, Role.ADMIN);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var first = threads.submit(() -> demote(one, other, start));
                var second = threads.submit(() -> demote(other, one, start));
                first.get();
                second.get();
            }
        }
    }

    /** Who lost the role a moment before is refused. */
    private boolean demote(Person by, Person whom, CyclicBarrier start) throws Exception {
        start.await();
        try {
            colleagues.as(by, () -> desk.change(whom.id(), profile("A", List.of(Role.SALES), List.of()), Revision.ANY));
            return true;
        } catch (Refused refused) {
            assertThat(refused).hasMessage("access.role-missing");
            return false;
        }
    }

    @Test
    void aResetEndsTokensAndTheOldPassword() {
        var person = colleagues.join(null, Role.SALES);
        var password = asBoss(() -> desk.resetPassword(person.id()));
        assertThat(passwords.check(person.login(), Colleagues.PASSWORD)).isEmpty();
        assertThat(passwords.check(person.login(), password)).isPresent();
        assertThat(changes(person.id()).getFirst())
                .returns(What.PASSWORD, StaffChange::what)
                .returns(null, StaffChange::after);
    }

    @Test
    void whoLeftComesBack() {
        var person = colleagues.join(null, Role.SALES);
        asBoss(() -> leaving.leave(person.id(), new WorkGoes.Nowhere(false)));
        assertThat(staff.isEnabled(person.id())).isFalse();
        assertThat(asBoss(() -> leaving.comeBack(person.id())).active()).isTrue();
        assertThat(changes(person.id())).extracting(StaffChange::what).startsWith(What.ACTIVE, What.ACTIVE);
    }

    @Test
    void aTeamIsNotLeftWithoutItsLead() {
        var team = colleagues.newTeam();
        var lead = colleagues.join(team, Role.SERVICE);
        admin.makeLead(team, lead.id());
        assertRefused(() -> asBoss(() -> leaving.leave(lead.id(), new WorkGoes.Nowhere(true))), "access.still-leads");
        admin.makeLead(team, null);
        assertThat(asBoss(() -> leaving.leave(lead.id(), new WorkGoes.Nowhere(true)))
                        .active())
                .isFalse();
    }

    @Test
    void onlyAdministratorsChangePeople() {
        var person = colleagues.join(null, Role.SALES);
        for (var role : Role.values()) {
            if (role == Role.ADMIN) continue;
            var other = colleagues.join(null, role);
            assertRefused(() -> colleagues.as(other, () -> desk.resetPassword(person.id())), "access.role-missing");
            assertRefused(() -> colleagues.as(other, () -> leaving.comeBack(person.id())), "access.role-missing");
            assertRefused(() -> colleagues.as(other, () -> teams.giveUp("sales")), "access.role-missing");
        }
    }

    @Test
    void aManagersImportMakesNobodyWhoMayMore() {
        var manager = colleagues.join(null, Role.MANAGER);
        assertRefused(
                () -> colleagues.as(
                        manager,
                        () -> admin.addPerson(new NewPerson(
                                "l" + UUID.randomUUID(),
                                "A",
                                null,
                                Set.of(Role.ADMIN),
                                null,
                                Set.of(),
                                Set.of(),
                                1,
                                Locale.ENGLISH,
                                ZoneOffset.UTC))),
                "access.role-missing");
    }

    @Test
    void aManagerLooksAfterThoseWhomTheyLeadAlsoInTeamsBelow() {
        var lead = colleagues.join(null, Role.MANAGER);
        var top = colleagues.newTeam();
        var below = colleagues.newTeam();
        admin.putTeam(below, below, below, top);
        admin.makeLead(top, lead.id());
        var theirs = colleagues.join(below, Role.SERVICE);
        var other = colleagues.join(colleagues.newTeam(), Role.SERVICE);

        assertThat(colleagues
                        .as(lead, () -> desk.list(new PeopleFilter("", null, false), 50, null))
                        .items())
                .extracting(PersonSheet::id)
                .containsExactly(theirs.id());
        colleagues.as(lead, () -> {
            desk.changeCapacity(theirs.id(), 7, Revision.of(20));
        });
        assertThat(asBoss(() -> desk.get(theirs.id())).profile().capacity()).isEqualTo(7);
        var now = clock.instant();
        colleagues.as(lead, () -> {
            absences.add(theirs.id(), now, now.plus(Duration.ofDays(1)), null);
        });
        assertThat(staff.isAbsent(theirs.id(), now)).isTrue();
        assertRefused(() -> colleagues.as(lead, () -> desk.get(other.id())), "access.not-your-people");
        assertRefused(
                () -> colleagues.as(lead, () -> absences.add(other.id(), now, now.plus(Duration.ofDays(1)), null)),
                "access.not-your-people");
    }

    @Test
    void absencesDoNotOverlapAndWhoStandsInIsThere() {
        var person = colleagues.join(null, Role.SERVICE);
        var other = colleagues.join(null, Role.SERVICE);
        var from = clock.instant().plus(Duration.ofDays(2));
        var until = from.plus(Duration.ofDays(3));
        var first = asBoss(() -> absences.add(person.id(), from, until, other.id()));
        assertRefused(() -> away(person, from, until, null), "access.absence-overlaps");
        assertRefused(() -> away(other, from, until, person.id()), "access.stand-in-away");
        assertRefused(() -> away(other, from, until, other.id()), "access.own-stand-in");
        assertRefused(() -> away(other, until, from, null), "access.absence-ends-before-start");

        clock.move(Duration.ofDays(3));
        asBoss(() -> {
            absences.end(person.id(), first.id());
            return true;
        });
        assertThat(staff.isAbsent(person.id(), clock.instant())).isFalse();
        assertThat(asBoss(() -> absences.of(person.id())))
                .singleElement()
                .matches(absence -> absence.until().isBefore(until));
        assertRefused(
                () -> asBoss(() -> {
                    absences.end(person.id(), first.id());
                    return true;
                }),
                "access.absence-over");
    }

    @Test
    void aTeamIsGivenUpWhenNothingIsInIt() {
        var team = colleagues.newTeam();
        var person = colleagues.join(team, Role.SERVICE);
        assertRefused(() -> asBoss(() -> teams.giveUp(team)), "access.team-not-empty");
        asBoss(() -> {
            teams.part(team, person.id());
            return true;
        });
        assertThat(asBoss(() -> teams.giveUp(team)).active()).isFalse();
        assertThat(staff.activeTeams()).noneMatch(one -> one.key().equals(team));
        assertRefused(
                () -> asBoss(() -> {
                    teams.join(team, person.id(), true);
                    return true;
                }),
                "access.team-left");
        assertThat(asBoss(() -> teams.takeUp(team)).active()).isTrue();
    }

    @Test
    void noTeamIsAboveItself() {
        var top = colleagues.newTeam();
        var below = colleagues.newTeam();
        asBoss(() -> teams.change(below, new TeamDesk.Wish("B", "乙", top, null), Revision.ANY));
        assertRefused(
                () -> asBoss(() -> teams.change(top, new TeamDesk.Wish("A", "甲", below, null), Revision.ANY)),
                "access.team-above-itself");
        assertThat(asBoss(() -> teams.changes(below)).getFirst().after()).isEqualTo(top);
    }

    @Test
    void whoLeavesATeamKeepsAMainOne() {
        var one = colleagues.newTeam();
        var two = colleagues.newTeam();
        var person = colleagues.join(one, Role.SERVICE);
        asBoss(() -> {
            teams.join(two, person.id(), false);
            teams.part(one, person.id());
            return true;
        });
        assertThat(asBoss(() -> desk.get(person.id())).profile().mainTeam()).isEqualTo(two);
    }

    @Test
    void whatWasToldOfPeopleStays() {
        colleagues.join(null, Role.SALES);
        assertThatThrownBy(() -> jdbc.sql("update staff_change set after = 'x'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from staff_change").update()).isInstanceOf(DataAccessException.class);
    }

    private Absence away(Person person, Instant from, Instant until, UserId standIn) {
        return asBoss(() -> absences.add(person.id(), from, until, standIn));
    }

    private StaffDesk.Added added(String login, Role role) {
        return asBoss(() -> desk.add(login, profile("Anna", List.of(role), List.of())));
    }

    private PersonSheet change(UserId id, List<Role> roles, List<String> inTeams) {
        return asBoss(() -> desk.change(id, profile("Anna", roles, inTeams), Revision.ANY));
    }

    private List<StaffChange> changes(UserId id) {
        return asBoss(() -> desk.changes(id));
    }

    private <T> T asBoss(Callable<T> question) {
        return colleagues.as(boss, question);
    }

    private static PersonProfile profile(String name, List<Role> roles, List<String> inTeams) {
        return new PersonProfile(
                name,
                roles,
                inTeams,
                null,
                List.of("english"),
                List.of(),
                20,
                Locale.ENGLISH,
                ZoneId.of("Europe/Rome"));
    }

    private static void assertRefused(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed).isInstanceOf(Refused.class).hasMessage(key);
    }
}
