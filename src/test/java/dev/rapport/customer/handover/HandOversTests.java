package dev.rapport.customer.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.access.Team;
import dev.rapport.access.staff.Leaving;
import dev.rapport.access.staff.WorkGoes;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import dev.rapport.testing.Statements;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans of hand-overs, and what each step of the process does. */
@DatabaseTest
class HandOversTests {

    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    @Autowired
    HandOvers handOvers;

    @Autowired
    HandOverSteps steps;

    @Autowired
    HandOverWorld world;

    @Autowired
    PlantedTransfers platform;

    @Autowired
    Owners owners;

    @Autowired
    Staff staff;

    @Autowired
    Leaving leaving;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    MovableClock clock;

    private Colleagues colleagues;
    private String team;
    private Person anna;
    private Person bob;
    private Person manager;
    private Person admin;

    @BeforeEach
    void aTeam() {
        colleagues = world.colleagues;
        team = colleagues.newTeam();
        anna = colleagues.join(team, Role.SALES);
        bob = colleagues.join(team, Role.SALES);
        manager = colleagues.join(null, Role.MANAGER);
        admin = colleagues.join(null, Role.ADMIN);
    }

    private HandOver plan(Person... takers) {
        var to = List.of(takers).stream().map(Person::id).toList();
        return colleagues.as(
                manager, () -> handOvers.plan(new HandOverWish(anna.id(), to, true, false, "Another post")));
    }

    private HandOver started(Person... takers) {
        var plan = plan(takers);
        colleagues.as(manager, () -> handOvers.start(plan.id(), Map.of()));
        return plan;
    }

    private List<GivenCustomer> those(HandOver plan, Standing standing) {
        return handOvers.customers(plan.id(), standing, 10, null).items();
    }

    @Test
    void aPlanIsShownFirstAndChangesNothing() {
        world.customers(anna, 3);
        world.known(world.customer(anna), "douyin", "fan");

        var plan = plan(bob);

        assertThat(plan.state()).isEqualTo(HandOverState.PLANNED);
        assertThat(plan.counts()).isEqualTo(Map.of(Standing.PLANNED, 4));
        assertThat(plan.takers()).containsExactly(new HandOver.Taker(bob.id(), bob.name(), 4));
        assertThat(handOvers.platforms(anna.id())).containsExactly(new HandOvers.AtPlatform("douyin", 1, false));
        assertThat(world.owned(anna)).isEqualTo(4);
    }

    @Test
    void severalTakeInTurnByTheirCapacity() {
        capacity(bob, 30);
        var carol = colleagues.join(team, Role.SALES);
        capacity(carol, 10);
        world.customers(anna, 8);

        assertThat(plan(bob, carol).takers())
                .extracting(HandOver.Taker::person, HandOver.Taker::customers)
                .containsExactlyInAnyOrder(tuple(bob.id(), 6), tuple(carol.id(), 2));
    }

    private void capacity(Person person, int capacity) {
        jdbc.sql("update app_user set capacity = ? where id = ?")
                .params(capacity, person.id().value())
                .update();
    }

    @Test
    void oneOfManyGoesToATakerOfItsOwn() {
        var carol = colleagues.join(team, Role.SALES);
        var one = world.customer(anna);
        var other = world.customer(anna);
        var plan = plan(bob);
        colleagues.as(manager, () -> handOvers.choose(plan.id(), List.of(one), carol.id()));
        colleagues.as(manager, () -> handOvers.start(plan.id(), Map.of()));

        steps.give(plan.id());

        assertThat(world.owner(one)).isEqualTo(carol.id());
        assertThat(world.owner(other)).isEqualTo(bob.id());
        assertThatThrownBy(() -> colleagues.as(manager, () -> handOvers.choose(plan.id(), List.of(one), bob.id())))
                .hasMessage("handover.not-open");
    }

    @Test
    void whatCameToThePersonSinceThePlanGoesAlong() {
        world.customer(anna);
        var plan = plan(bob);
        var late = world.customer(anna);
        colleagues.as(manager, () -> handOvers.start(plan.id(), Map.of()));

        steps.give(plan.id());

        assertThat(world.owner(late)).isEqualTo(bob.id());
    }

    @Test
    void withoutTakersTheyGoBackToTheTeam() {
        var customer = world.customer(anna);
        steps.give(started().id());

        assertThat(world.owner(customer)).isNull();
        assertThat(colleagues.as(bob, () -> owners.of(customer)).owner().team()).isEqualTo(team);
    }

    @Test
    void onlyManagersAndAdministratorsHandOverAndOnlyAdministratorsEndAccess() {
        world.customers(anna, 1);
        var wish = new HandOverWish(anna.id(), List.of(), false, false, "For others");
        var leaver = new HandOverWish(anna.id(), List.of(), false, true, "Has left us");
        var auditor = colleagues.join(null, Role.AUDITOR);

        assertThatThrownBy(() -> colleagues.as(bob, () -> handOvers.plan(wish))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(auditor, () -> handOvers.plan(wish)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(bob, () -> handOvers.list(10, null)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> colleagues.as(manager, () -> handOvers.plan(leaver)))
                .hasMessage("access.role-missing");
        assertThat(colleagues.as(admin, () -> handOvers.plan(leaver)).endsAccess())
                .isTrue();
    }

    @Test
    void whatCannotBeIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> plan(bob)).hasMessage("handover.nothing");
        world.customers(anna, 1);
        assertThatThrownBy(() -> plan(anna)).hasMessage("handover.to-oneself");
        assertThatThrownBy(() -> plan(admin)).hasMessage("owners.works-not-with-customers");
        var plan = plan(bob);
        assertThatThrownBy(() -> plan(bob)).hasMessage("handover.already");
        colleagues.as(manager, () -> handOvers.drop(plan.id()));
        var again = started(bob);
        assertThatThrownBy(() -> colleagues.as(manager, () -> handOvers.start(again.id(), Map.of())))
                .hasMessage("handover.started");
        assertThatThrownBy(() -> colleagues.as(manager, () -> handOvers.drop(again.id())))
                .hasMessage("handover.started");
    }

    @Test
    void whatIsKilledHalfWayIsDoneOnceWhenItIsDoneAgain() {
        var customer = world.customer(anna);
        var known = world.customer(anna);
        var external = world.known(known, "wecom", "willing");
        var plan = started(bob);

        killed(() -> steps.give(plan.id()));
        assertThat(world.owner(customer)).isEqualTo(anna.id());
        steps.give(plan.id());
        steps.give(plan.id());
        killed(() -> steps.ask(plan.id()));
        steps.ask(plan.id());
        steps.ask(plan.id());
        clock.move(MORE_THAN_A_DAY);
        killed(() -> steps.hear(plan.id()));
        steps.hear(plan.id());
        steps.hear(plan.id());

        assertThat(world.owned(bob)).isEqualTo(2);
        assertThat(platform.askedFor(external)).containsExactly(bob.id());
        assertThat(List.of(customer, known))
                .allSatisfy(one -> assertThat(changes(one)).hasSize(1));
    }

    @Test
    void whoLeavesAndLeadsATeamIsFollowedByAnotherLead() {
        world.customer(anna);
        jdbc.sql("update team set lead = ? where key = ?")
                .params(anna.id().value(), team)
                .update();
        var plan = colleagues.as(
                admin, () -> handOvers.plan(new HandOverWish(anna.id(), List.of(bob.id()), true, true, "She leaves")));

        assertThat(handOvers.led(plan)).extracting(Team::key).containsExactly(team);
        assertThatThrownBy(() -> colleagues.as(admin, () -> handOvers.start(plan.id(), Map.of())))
                .hasMessage("access.still-leads");
        assertThat(staff.isEnabled(anna.id())).isTrue();
        colleagues.as(admin, () -> handOvers.start(plan.id(), Map.of(team, bob.id())));

        assertThat(staff.leadOf(team)).contains(bob.id());
        assertThat(staff.isEnabled(anna.id())).isFalse();
        assertThat(handOvers.led(plan)).isEmpty();
    }

    private void killed(Runnable step) {
        transactions.executeWithoutResult(status -> {
            step.run();
            status.setRollbackOnly();
        });
    }

    private List<OwnerChange> changes(CustomerId customer) {
        return colleagues.as(bob, () -> owners.history(customer, 10, null)).items();
    }

    @Test
    void aPlatformMovesACustomerTwiceInNinetyDaysOnly() {
        var often = world.customer(anna);
        var external = world.known(often, "wecom", "willing");
        var plan = started(bob);
        for (var time = 0; time < 2; time++)
            jdbc.sql("""
                            insert into hand_over_transfer (
                                id, hand_over_id, customer_id, platform, account, external, taker_id, state, asked_at)
                            values (?, ?, ?, 'wecom', '', ?, ?, 'DONE', ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            plan.id().value(),
                            often.value(),
                            external,
                            bob.id().value(),
                            clock.instant().minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
                    .update();

        steps.give(plan.id());

        assertThat(those(plan, Standing.FAILED))
                .extracting(GivenCustomer::customer, GivenCustomer::why)
                .containsExactly(tuple(often, "handover.why.too-often"));
        assertThat(world.owner(often)).isEqualTo(anna.id());
    }

    @Test
    void aPlatformMovesTheCustomersOfALeaverForAYear() {
        var customer = world.customer(anna);
        world.known(customer, "wecom", "willing");
        colleagues.as(admin, () -> leaving.leave(anna.id(), new WorkGoes.Nowhere(true)));
        clock.move(Duration.ofDays(366));
        var plan = started(bob);

        steps.give(plan.id());

        assertThat(those(plan, Standing.FAILED))
                .extracting(GivenCustomer::why)
                .containsExactly("handover.why.left-too-long-ago");
    }

    @Test
    void whatAPlatformDoesNotDecideWithinThreeOfItsTimesHasFailed() {
        var customer = world.customer(anna);
        world.known(customer, "wecom", "silent");
        var plan = started(bob);
        steps.give(plan.id());
        steps.ask(plan.id());

        clock.move(MORE_THAN_A_DAY);
        assertThat(steps.hear(plan.id())).containsEntry("awaited", true);
        clock.move(Duration.ofHours(60));
        assertThat(steps.hear(plan.id())).containsEntry("awaited", false).containsEntry("undecided", true);

        assertThat(those(plan, Standing.FAILED))
                .extracting(GivenCustomer::why)
                .containsExactly("handover.why.platform-failed");
    }

    @Test
    void aPlatformThatNobodyServesIsSaidNotPretended() {
        var customer = world.customer(anna);
        world.known(customer, "douyin", "fan");
        var plan = started(bob);

        steps.give(plan.id());

        assertThat(those(plan, Standing.DONE))
                .extracting(GivenCustomer::customer, GivenCustomer::notMoved)
                .containsExactly(tuple(customer, List.of("douyin")));
    }

    @Test
    void whatSomebodyElseGaveAwayMeanwhileStaysThere() {
        var customer = world.customer(anna);
        var plan = started(bob);
        jdbc.sql("update customer set owner_id = ? where id = ?")
                .params(manager.id().value(), customer.value())
                .update();

        steps.give(plan.id());

        assertThat(world.owner(customer)).isEqualTo(manager.id());
        assertThat(handOvers.get(plan.number()).counts()).containsOnlyKeys(Standing.KEPT);
    }

    @Test
    void aTakerWhoLeftMeanwhileTakesNothing() {
        var customer = world.customer(anna);
        var plan = started(bob);
        colleagues.as(admin, () -> leaving.leave(bob.id(), new WorkGoes.Nowhere(false)));

        steps.give(plan.id());

        assertThat(world.owner(customer)).isEqualTo(anna.id());
        assertThat(handOvers.get(plan.number()).counts()).containsOnlyKeys(Standing.FAILED);
    }

    @Test
    void whoLeavesGivesTheirCustomersOn() {
        world.customers(anna, 2);
        assertThatThrownBy(() -> colleagues.as(admin, () -> leaving.leave(anna.id(), new WorkGoes.Nowhere(false))))
                .hasMessage("access.has-work");

        colleagues.as(admin, () -> leaving.leave(anna.id(), new WorkGoes.To(bob.id())));

        assertThat(colleagues.as(admin, () -> leaving.work(anna.id()))).isEmpty();
        var open = handOvers.openOf(anna.id()).orElseThrow();
        assertThat(open.state()).isEqualTo(HandOverState.RUNNING);
        steps.give(open.id());
        assertThat(world.owned(bob)).isEqualTo(2);
    }

    @Test
    void takersAreToldOnceHoweverManyPiecesItTakes() {
        world.customers(anna, 2 * HandOverSteps.BATCH + 1);
        var plan = started(bob);

        while (Boolean.TRUE.equals(steps.give(plan.id()).get("customersLeft")))
            assertThat(told(plan)).isZero();

        assertThat(told(plan)).isEqualTo(1);
        steps.close(plan.id());
        assertThat(told(plan)).isEqualTo(1);
    }

    private int told(HandOver plan) {
        return jdbc.sql("select count(*) from trail where subject_id = ? and kind = 'CustomersReceived'")
                .param(plan.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aHundredCustomersAreGivenOnInAsFewStatementsAsThree() {
        assertThat(given(100)).hasSameSizeAs(given(3));
    }

    private List<String> given(int many) {
        var giver = colleagues.join(team, Role.SALES);
        world.customers(giver, many);
        var wish = new HandOverWish(giver.id(), List.of(bob.id()), true, false, "Another post");
        var plan = colleagues.as(manager, () -> handOvers.plan(wish));
        colleagues.as(manager, () -> handOvers.start(plan.id(), Map.of()));
        var asked = Statements.of(() -> steps.give(plan.id()));
        assertThat(world.owned(giver)).isZero();
        return asked;
    }
}
