package dev.rapport.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTask.State;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.inbox.ui.ShownTasks.Line;
import dev.rapport.platform.UserId;
import dev.rapport.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownTasksTests {

    private final MovableClock clock = new MovableClock();
    private final ShownTasks shown = new ShownTasks(clock);

    @Test
    void whatAnotherPersonTakesStaysInItsPlaceAsGone() {
        shown.show(List.of(free(1), free(2), free(3)));
        shown.refresh(List.of(free(1), free(3)), keys -> List.of(taken(2)));
        assertThat(shown.lines()).extracting(Line::key).containsExactly(1L, 2L, 3L);
        assertThat(shown.lines()).extracting(Line::gone).containsExactly(false, true, false);
    }

    @Test
    void goneLinesLeaveAfterAWhile() {
        shown.show(List.of(free(1), free(2)));
        shown.refresh(List.of(free(1)), keys -> List.of(taken(2)));
        clock.move(Duration.ofMinutes(1));
        shown.refresh(List.of(free(1)), keys -> List.of(taken(2)));
        assertThat(shown.lines()).extracting(Line::key).containsExactly(1L);
    }

    @Test
    void whatOnlySlippedBelowTheEndOfThePageIsNotGone() {
        shown.show(List.of(free(1), free(2)));
        shown.refresh(List.of(free(0), free(1)), keys -> List.of(free(2)));
        assertThat(shown.lines()).extracting(Line::key).containsExactly(0L, 1L);
    }

    @Test
    void whatOneHasDoneOneselfLeavesAtOnceAndTheNextFollows() {
        shown.show(List.of(free(1), free(2), free(3)));
        assertThat(shown.remove(2)).map(Line::key).contains(3L);
        assertThat(shown.lines()).extracting(Line::key).containsExactly(1L, 3L);
    }

    @Test
    void theLastOneIsFollowedByTheFirst() {
        shown.show(List.of(free(1), free(2)));
        assertThat(shown.remove(2)).map(Line::key).contains(1L);
    }

    private static TaskEntry free(long key) {
        return task(key, null);
    }

    private static TaskEntry taken(long key) {
        return task(key, UserId.next());
    }

    private static TaskEntry task(long key, @Nullable UserId assignee) {
        var task = new UserTask(
                key,
                1,
                "ticket",
                1,
                "Task_Solve",
                "Solve",
                null,
                null,
                assignee,
                List.of("service-l1"),
                50,
                State.OPEN,
                Instant.EPOCH,
                null,
                null);
        return new TaskEntry(task, "Solve", null, null, null);
    }
}
