package dev.rapport.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.staff.Absences;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.WorkGoes;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class AccessTests {

    @Autowired
    Access access;

    @Autowired
    Staff staff;

    @Autowired
    Leaving leaving;

    @Autowired
    Absences absences;

    @Autowired
    StaffAdmin admin;

    @Autowired
    MyAccount account;

    @Autowired
    Passwords passwords;

    @Autowired
    Colleagues colleagues;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void peopleSeeTheirOwnWork() {
        var sales = colleagues.join(null, Role.SALES);
        colleagues.logIn(sales);
        assertThatCode(() -> access.requireSight(sales.id(), "somewhere-else")).doesNotThrowAnyException();
    }

    @Test
    void peopleSeeTheWorkOfTheirTeam() {
        var team = colleagues.newTeam();
        colleagues.logIn(colleagues.join(team, Role.SALES));
        assertThatCode(() -> access.requireSight(UserId.next(), team)).doesNotThrowAnyException();
    }

    @Test
    void othersAreToldWhoseWorkItIs() {
        var owner = colleagues.join(colleagues.newTeam(), Role.SALES);
        colleagues.logIn(colleagues.join(colleagues.newTeam(), Role.SALES));
        assertThatThrownBy(() -> access.requireSight(owner.id(), null))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.NOT_ALLOWED);
                    assertThat(refused.arguments()).contains(owner.name());
                });
    }

    @Test
    void leadsSeeTheTeamsBelowTheirs() {
        var top = colleagues.newTeam();
        var middle = colleagues.newTeam();
        var bottom = colleagues.newTeam();
        admin.putTeam(middle, middle, middle, top);
        admin.putTeam(bottom, bottom, bottom, middle);
        var lead = colleagues.join(top, Role.SALES);
        admin.makeLead(top, lead.id());
        assertThat(staff.byLogin(lead.login()).orElseThrow().teams()).containsExactlyInAnyOrder(top, middle, bottom);
    }

    @Test
    void managersSeeEverything() {
        colleagues.logIn(colleagues.join(null, Role.MANAGER));
        assertThatCode(() -> access.requireSight(UserId.next(), null)).doesNotThrowAnyException();
    }

    @Test
    void theSystemMayDoAll() {
        assertThatCode(() -> {
                    access.requireSight(UserId.next(), null);
                    access.requireRole(Role.ADMIN);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void strangersAreNotTheSystem() {
        SecurityContextHolder.getContext()
                .setAuthentication(new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
        assertThatThrownBy(() -> access.requireRole(Role.ADMIN)).isInstanceOf(Refused.class);
    }

    @Test
    void peopleWhoLeftAreShutOutAtOnce() {
        var leaver = colleagues.join(null, Role.ADMIN);
        colleagues.as(leaver, () -> access.me());
        leaving.leave(leaver.id(), new WorkGoes.Nowhere(false));
        assertThatThrownBy(() -> colleagues.as(leaver, () -> access.me())).isInstanceOf(Refused.class);
        assertThat(passwords.check(leaver.login(), Colleagues.PASSWORD)).isEmpty();
    }

    @Test
    void whoJoinsIsFoundByNameAtOnceAlsoInTheSameTransaction() {
        var name = "Newcomer " + UUID.randomUUID();
        transactions.executeWithoutResult(status -> {
            assertThat(staff.byName(name)).isEmpty();
            admin.addPerson(named(name));
            assertThat(staff.byName(name)).isPresent();
            status.setRollbackOnly();
        });
        assertThat(staff.byName(name)).isEmpty();
        admin.addPerson(named(name));
        assertThat(staff.byName(name)).isPresent();
    }

    private static NewPerson named(String name) {
        return new NewPerson(
                name.toLowerCase(Locale.ROOT).replace(' ', '-'),
                name,
                null,
                Set.of(),
                null,
                Set.of(),
                Set.of(),
                1,
                Locale.ENGLISH,
                ZoneOffset.UTC);
    }

    @Test
    void aLoginIsGivenOnceWhateverItsCase() {
        var person = colleagues.join(null, Role.SALES);
        assertThatThrownBy(() -> admin.addPerson(new NewPerson(
                        person.login().toUpperCase(Locale.ROOT),
                        "Somebody else",
                        null,
                        Set.of(),
                        null,
                        Set.of(),
                        Set.of(),
                        1,
                        Locale.ENGLISH,
                        person.zone())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT));
    }

    @Test
    void colleaguesAreAbsentOnlyBetweenTheTwoTimes() {
        var team = colleagues.newTeam();
        var person = colleagues.join(team, Role.SERVICE);
        var from = clock.instant();
        var to = from.plus(Duration.ofDays(1));
        absences.add(person.id(), from, to, null);
        assertThat(staff.colleagues(team, from)).singleElement().matches(Staff.Colleague::absent);
        assertThat(staff.colleagues(team, to)).singleElement().matches(colleague -> !colleague.absent());
    }

    @Test
    void theUnavailableAreGivenNoWork() {
        var team = colleagues.newTeam();
        var person = colleagues.join(team, Role.SERVICE);
        colleagues.as(person, () -> account.beAvailable(false));
        assertThat(staff.colleagues(team, clock.instant())).singleElement().matches(Staff.Colleague::absent);
    }

    @Test
    void theOldPasswordStopsWorkingWhenItIsChanged() {
        var person = colleagues.join(null, Role.SALES);
        colleagues.as(person, () -> account.changePassword(Colleagues.PASSWORD, "a wholly new one"));
        assertThat(passwords.check(person.login(), Colleagues.PASSWORD)).isEmpty();
        assertThat(passwords.check(person.login(), "a wholly new one")).isPresent();
    }

    @Test
    void weakPasswordsAreRefused() {
        var person = colleagues.join(null, Role.SALES);
        assertThatThrownBy(
                        () -> colleagues.as(person, () -> account.changePassword(Colleagues.PASSWORD, "aaaaaaaaaaaa")))
                .hasMessage("access.password-too-simple");
    }

    /** Tests hash at the lowest cost; this is the product's own. */
    @Test
    void aPasswordIsHashedAtACostThatIsDearToWhoGuesses(@Autowired @Qualifier("bcrypt") PasswordEncoder product) {
        assertThat(product.encode(Colleagues.PASSWORD)).startsWith("$2a$10$");
    }
}
