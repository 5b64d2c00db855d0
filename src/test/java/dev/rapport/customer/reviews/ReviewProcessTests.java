package dev.rapport.customer.reviews;

import static dev.rapport.testing.Walk.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.inbox.TaskInbox;
import dev.rapport.platform.Refused;
import dev.rapport.sla.WorkingDays;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.EngineTime;
import dev.rapport.testing.Walk;
import dev.rapport.testing.WalksEveryPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks reviews through the process data-review on every path to each of its ends. */
@WalksEveryPath("data-review")
class ReviewProcessTests {

    @Autowired
    ReviewWorld world;

    @Autowired
    TaskInbox inbox;

    @Autowired
    WorkingDays days;

    @Autowired
    Walk walk;

    @Autowired
    EngineTime time;

    @Autowired
    Colleagues colleagues;

    private String team;
    private Person reviewer;
    private Person manager;

    @BeforeEach
    void aTeamThatAnswers() {
        world.nothingIsWrong();
        team = colleagues.newTeam();
        reviewer = world.join(team, Role.SALES);
        manager = world.join(team, Role.MANAGER);
        world.charge(team);
    }

    @AfterEach
    void nobodyAnswers() {
        world.charge(null);
    }

    @Test
    void whereNothingIsWrongNobodyIsAsked() {
        var review = world.begin();

        walk.awaitEnd(review.id(), "EndEvent_NothingToReview");
        assertThat(world.now(review).state()).isEqualTo(ReviewState.NOTHING);
        assertThat(walk.openTasks(review.id())).isEmpty();
    }

    @Test
    void theTeamSaysThatAllIsMendedOnceItIs() {
        var customer = world.faultyCustomer();
        var review = world.begin();
        var task = walk.task(review.id(), "Task_ReviewData");
        assertThat(task.candidateGroups()).containsExactly(team);
        assertThat(task.assignee()).isNull();
        assertThatThrownBy(() -> colleagues.as(reviewer, () -> inbox.complete(task.key(), Map.of("outcome", "mended"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("review.not-mended"));

        world.mend(customer);
        colleagues.as(reviewer, () -> inbox.complete(task.key(), Map.of("outcome", "mended")));

        walk.awaitEnd(review.id(), "EndEvent_Reviewed");
        var ended = world.now(review);
        assertThat(ended.state()).isEqualTo(ReviewState.MENDED);
        assertThat(ended.before()).isEqualTo(1);
        assertThat(ended.after()).isZero();
        assertThat(ended.endedBy()).isEqualTo(reviewer.id());
    }

    @Test
    void whoNeedsHelpGetsTheDecisionOfAManagerWhoKnowsWhy() {
        world.faultyCustomer();
        var review = world.begin();
        var task = walk.task(review.id(), "Task_ReviewData");

        colleagues.as(
                reviewer, () -> inbox.complete(task.key(), Map.of("outcome", "help", "why", "the source is wrong")));

        var decision = walk.task(review.id(), "Task_DecideReview");
        assertThat(decision.assignee()).isEqualTo(manager.id());
        assertThat(world.now(review).state()).isEqualTo(ReviewState.HELP);
        assertThat(world.now(review).why()).isEqualTo("the source is wrong");

        colleagues.as(
                manager, () -> inbox.complete(decision.key(), Map.of("outcome", "accepted", "why", "goes next year")));

        walk.awaitEnd(review.id(), "EndEvent_Reviewed");
        var ended = world.now(review);
        assertThat(ended.state()).isEqualTo(ReviewState.ACCEPTED);
        assertThat(ended.why()).isEqualTo("goes next year");
        assertThat(ended.after()).isEqualTo(1);
    }

    @Test
    void whoDoesNotAnswerIsRemindedAndThenAManagerIsAsked() {
        world.faultyCustomer();
        var review = world.begin();
        var task = walk.task(review.id(), "Task_ReviewData");

        untilWorkBegins(review.remindOn());
        walk.awaitStep(review.id(), "EndEvent_Reminded");
        assertThat(walk.now(task).state()).isEqualTo(task.state());

        untilWorkBegins(days.after(review.dueOn(), 1));
        var decision = walk.task(review.id(), "Task_DecideReview");
        awaiting().until(() -> world.now(review).state() == ReviewState.OVERDUE);
        assertThat(decision.assignee()).isEqualTo(manager.id());
        assertThat(walk.isOpen(review.id(), "Task_ReviewData")).isFalse();

        colleagues.as(manager, () -> inbox.complete(decision.key(), Map.of("outcome", "accepted", "why", "too few")));
        walk.awaitEnd(review.id(), "EndEvent_Reviewed");
    }

    private void untilWorkBegins(LocalDate day) {
        time.move(Duration.between(time.now(), days.begins(day)).plusMinutes(1));
    }
}
