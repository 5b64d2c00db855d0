package dev.rapport.access.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.ApiTokens;
import dev.rapport.access.Person;
import dev.rapport.access.PersonProfile;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.StaffAdmin;
import dev.rapport.access.Team;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds of people and teams also when two change them at once, or one after the other was given up. */
@DatabaseTest
class StaffTogetherTests {

    private static final int TIMES = 8;
    private static final WorkGoes STAYS = new WorkGoes.Nowhere(true);

    @Autowired
    StaffDesk desk;

    @Autowired
    TeamDesk teams;

    @Autowired
    Leaving leaving;

    @Autowired
    StaffAdmin admin;

    @Autowired
    Staff staff;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Colleagues colleagues;

    private Person boss;

    @BeforeEach
    void administrator() {
        boss = colleagues.join(null, Role.ADMIN);
    }

    @Test
    void twoTeamsThatArePutBelowEachOtherAtOnceMakeNoCircle() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var one = colleagues.newTeam();
            var other = colleagues.newTeam();
            assertThat(doneOf(() -> put(one, other, null), () -> put(other, one, null)))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyIsMadeLeadWhileTheyLeave() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var team = colleagues.newTeam();
            var lead = colleagues.join(null, Role.SERVICE);
            assertThat(doneOf(() -> leaving.leave(lead.id(), STAYS), () -> put(team, null, lead.id())))
                    .isEqualTo(1);
        }
    }

    @Test
    void nobodyIsAddedToATeamWhileItIsGivenUp() throws Exception {
        for (var time = 0; time < TIMES; time++) {
            var team = colleagues.newTeam();
            assertThat(doneOf(() -> teams.giveUp(team), () -> desk.add("l" + UUID.randomUUID(), in(team))))
                    .isEqualTo(1);
        }
    }

    @Test
    void aTeamIsTakenUpBelowOneThatIsKeptAndWithALeadWhoIsThere() {
        var top = colleagues.newTeam();
        var below = colleagues.newTeam();
        var lead = colleagues.join(null, Role.SERVICE);
        asBoss(() -> put(below, top, lead.id()));
        asBoss(() -> teams.giveUp(below));
        asBoss(() -> teams.giveUp(top));
        assertRefused(() -> asBoss(() -> teams.takeUp(below)), "access.team-left");
        asBoss(() -> teams.takeUp(top));
        asBoss(() -> leaving.leave(lead.id(), STAYS));
        assertRefused(() -> asBoss(() -> teams.takeUp(below)), "access.person-left");
        asBoss(() -> put(below, top, null));
        assertThat(asBoss(() -> teams.takeUp(below)).active()).isTrue();
    }

    @Test
    void whoComesBackHasNoTokensOfBefore() {
        var person = colleagues.join(null, Role.SALES);
        var secret = colleagues.as(person, () -> tokens.make("a", 3)).secret();
        assertThat(tokens.ownerOf(secret)).isPresent();
        asBoss(() -> leaving.leave(person.id(), STAYS));
        asBoss(() -> leaving.comeBack(person.id()));
        assertThat(tokens.ownerOf(secret)).isEmpty();
    }

    @Test
    void whoMakesTokensInParallelGetsNoMoreOfThem() {
        var person = colleagues.join(null, Role.SALES);
        var made = IntStream.range(0, 60)
                .parallel()
                .filter(one -> {
                    try {
                        return colleagues.as(person, () -> tokens.make("t" + one, 3)) != null;
                    } catch (Refused tooMany) {
                        return false;
                    }
                })
                .count();
        assertThat(made).isEqualTo(50);
    }

    @Test
    void workGoesToSomebodyWhoIsThereAlsoWhenThereIsNone() {
        var person = colleagues.join(null, Role.SALES);
        var nobody = new WorkGoes.To(UserId.next());
        assertRefused(() -> asBoss(() -> leaving.leave(person.id(), nobody)), "error.no-such-id");
        assertThat(staff.isEnabled(person.id())).isTrue();
        assertRefused(
                () -> asBoss(() -> leaving.leave(person.id(), new WorkGoes.To(person.id()))),
                "access.work-stays-theirs");
    }

    @Test
    void aManagersImportMovesNobodyWhoMayMore() {
        var manager = colleagues.join(null, Role.MANAGER);
        var team = colleagues.newTeam();
        colleagues.as(manager, () -> admin.makeLead(team, manager.id()));
        var seller = colleagues.join(null, Role.SALES);
        colleagues.as(manager, () -> admin.joinTeam(seller.id(), team, true));
        for (var role : List.of(Role.ADMIN, Role.DESIGNER, Role.AUDITOR)) {
            var other = colleagues.join(null, role);
            assertRefused(
                    () -> colleagues.as(manager, () -> admin.joinTeam(other.id(), team, true)), "access.role-missing");
            assertRefused(() -> colleagues.as(manager, () -> admin.makeLead(team, other.id())), "access.role-missing");
        }
        assertRefused(() -> colleagues.as(manager, () -> desk.get(boss.id())), "access.not-your-people");
    }

    @Test
    void anImportMovesNobodyToATeamThatWasGivenUp() {
        var team = colleagues.newTeam();
        var person = colleagues.join(null, Role.SALES);
        asBoss(() -> teams.giveUp(team));
        assertRefused(() -> colleagues.as(boss, () -> admin.joinTeam(person.id(), team, true)), "access.team-left");
    }

    private Team put(String team, @Nullable String parent, @Nullable UserId lead) {
        return teams.change(team, new TeamDesk.Wish("T", "队", parent, lead), Revision.ANY);
    }

    /** How many of two, asked at once, were done; the others were refused. */
    private int doneOf(Callable<?> one, Callable<?> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> isDone(one, start));
            var second = threads.submit(() -> isDone(other, start));
            return (first.get() ? 1 : 0) + (second.get() ? 1 : 0);
        }
    }

    private boolean isDone(Callable<?> deed, CyclicBarrier start) throws Exception {
        start.await();
        try {
            asBoss(deed);
            return true;
        } catch (Refused refused) {
            return false;
        }
    }

    private <T> T asBoss(Callable<T> deed) {
        return colleagues.as(boss, deed);
    }

    private static PersonProfile in(String team) {
        return new PersonProfile(
                "A", List.of(Role.SALES), List.of(team), null, List.of(), List.of(), 5, Locale.ENGLISH, ZoneOffset.UTC);
    }

    private static void assertRefused(ThrowingCallable deed, String key) {
        assertThatThrownBy(deed).isInstanceOf(Refused.class).hasMessage(key);
    }
}
