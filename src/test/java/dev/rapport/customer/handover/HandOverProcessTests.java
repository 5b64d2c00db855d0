package dev.rapport.customer.handover;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.owners.OwnerCause;
import dev.rapport.customer.owners.OwnerChange;
import dev.rapport.customer.owners.Owners;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks the customers of a leaver to their takers. */
@WalksEveryPath("customer-handover")
class HandOverProcessTests {

    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(25);

    @Autowired
    HandOvers handOvers;

    @Autowired
    HandOverWorld world;

    @Autowired
    PlantedTransfers platform;

    @Autowired
    Owners owners;

    @Autowired
    Staff staff;

    @Autowired
    Access access;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Test
    void aLeaversCustomersGoOnThoughOneRefusesAndOneTakerIsFull() {
        var colleagues = world.colleagues;
        var team = colleagues.newTeam();
        var anna = colleagues.join(team, Role.SALES);
        var bob = colleagues.join(team, Role.SALES);
        var carol = colleagues.join(team, Role.SALES);
        var boss = colleagues.join(null, Role.ADMIN, Role.MANAGER);
        platform.full.add(carol.id());
        world.customers(anna, HandOverSteps.BATCH);
        var willing = world.customer(anna);
        var refusing = world.customer(anna);
        var unlucky = world.customer(anna);
        var asked = world.known(willing, "wecom", "willing");
        world.known(refusing, "wecom", "refuses");
        var twice = world.known(unlucky, "wecom", "willing");
        platform.loseAnswerFor(asked);

        var plan = colleagues.as(
                boss, () -> handOvers.plan(new HandOverWish(anna.id(), List.of(bob.id()), false, true, "Anna leaves")));
        colleagues.as(boss, () -> handOvers.choose(plan.id(), List.of(unlucky), carol.id()));
        assertThat(colleagues.as(anna, () -> access.me()).id()).isEqualTo(anna.id());
        colleagues.as(boss, () -> handOvers.start(plan.id(), Map.of()));

        assertThat(staff.isEnabled(anna.id())).isFalse();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> colleagues.as(anna, () -> access.me()));
        walk.awaitStep(plan.id(), "Event_PlatformHadItsTime");
        assertThat(world.owned(bob)).isEqualTo(HandOverSteps.BATCH);
        assertThat(world.owner(willing)).isEqualTo(anna.id());
        time.move(MORE_THAN_A_DAY);

        var task = walk.task(plan.id(), "Task_SayWhatThen");
        assertThat(task.assignee()).isEqualTo(boss.id());
        assertThat(world.owner(willing)).isEqualTo(bob.id());
        assertThat(those(plan, Standing.REFUSED)).containsExactly(refusing);
        assertThat(those(plan, Standing.FULL)).containsExactly(unlucky);
        colleagues.as(boss, () -> handOvers.choose(plan.id(), List.of(unlucky), bob.id()));
        walk.complete(task, boss.id(), Map.of("outcome", "team"));

        walk.awaitStep(plan.id(), "Event_PlatformHadItsTime", 2);
        assertThat(world.owner(refusing)).isNull();
        time.move(MORE_THAN_A_DAY);
        walk.awaitStep(plan.id(), "EndEvent_HandedOver");

        awaiting().until(() -> as(plan).state() == HandOverState.DONE);
        assertThat(as(plan).counts()).isEqualTo(Map.of(Standing.DONE, HandOverSteps.BATCH + 3));
        assertThat(world.owned(bob)).isEqualTo(HandOverSteps.BATCH + 2);
        assertThat(world.owned(anna)).isZero();
        assertThat(platform.calls).allMatch(size -> size <= PlantedTransfers.MOST);
        assertThat(platform.askedFor(asked)).containsExactly(bob.id());
        assertThat(platform.askedFor(twice)).containsExactlyInAnyOrder(carol.id(), bob.id());
        assertThat(colleagues.as(bob, () -> owners.history(willing, 10, null)).items())
                .singleElement()
                .satisfies(change -> assertThat(change.cause()).isEqualTo(OwnerCause.HAND_OVER))
                .satisfies(change -> assertThat(change.by()).isEqualTo(boss.id()))
                .extracting(OwnerChange::from, OwnerChange::to, OwnerChange::why)
                .containsExactly(anna.name(), bob.name(), plan.number() + ": Anna leaves");
    }

    private HandOver as(HandOver plan) {
        return handOvers.get(plan.number());
    }

    private List<CustomerId> those(HandOver plan, Standing standing) {
        return handOvers.customers(plan.id(), standing, 10, null).items().stream()
                .map(GivenCustomer::customer)
                .toList();
    }
}
