package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TaskInboxTests {

    @Autowired
    TaskInbox inbox;

    @Autowired
    TaskDrafts drafts;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    private TasksForTests tasks;
    private String team;
    private Person me;

    @BeforeEach
    void join(
            @Autowired JdbcClient jdbc,
            @Autowired ApplicationEventPublisher events,
            @Autowired SubjectNumbers numbers) {
        tasks = new TasksForTests(jdbc, events, numbers, clock);
        team = colleagues.newTeam();
        me = colleagues.join(team, Role.SERVICE);
    }

    @Test
    void mineAreThoseAssignedToMeSoonestDueFirst() {
        var now = clock.instant();
        var late = tasks.open("Later", me.id(), team, now.plus(Duration.ofHours(2)));
        var never = tasks.open("Whenever", me.id(), team, null);
        var soon = tasks.open("Soon", me.id(), team, now.plus(Duration.ofHours(1)));
        tasks.open("Free", null, team, now);
        assertThat(colleagues.as(me, () -> inbox.list(Queue.MINE, 10, null)).items())
                .extracting(TaskEntry::key)
                .containsExactly(soon, late, never);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrRepeats() {
        var due = clock.instant();
        for (var task = 0; task < 5; task++) tasks.open("Task", me.id(), team, task < 3 ? due : null);
        var first = colleagues.as(me, () -> inbox.list(Queue.MINE, 2, null));
        var second = colleagues.as(me, () -> inbox.list(Queue.MINE, 2, first.next()));
        var third = colleagues.as(me, () -> inbox.list(Queue.MINE, 2, second.next()));
        assertThat(third.next()).isNull();
        assertThat(java.util.stream.Stream.of(first, second, third).flatMap(page -> page.items().stream()))
                .extracting(TaskEntry::key)
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    @Test
    void aTeamsQueueHoldsWhatNobodyHas() {
        var free = tasks.open("Free", null, team, null);
        tasks.open("Taken", me.id(), team, null);
        assertThat(colleagues.as(me, () -> inbox.list(Queue.of(team), 10, null)).items())
                .extracting(TaskEntry::key)
                .containsExactly(free);
        assertThat(colleagues.as(me, () -> inbox.counts()))
                .containsExactly(new QueueCount(Queue.MINE, 1), new QueueCount(Queue.of(team), 1));
    }

    @Test
    void tasksSayWhatTheyAreAbout() {
        var key = tasks.open("Solve", me.id(), team, null);
        var subject = colleagues.as(me, () -> inbox.get(key)).subject();
        assertThat(subject)
                .isNotNull()
                .satisfies(about -> assertThat(about.title()).isEqualTo("Cannot log in"));
    }

    @Test
    void otherTeamsTasksAreRefused() {
        var key = tasks.open("Solve", null, colleagues.newTeam(), null);
        assertRefused(Refused.Kind.NOT_ALLOWED, () -> inbox.get(key));
        assertRefused(Refused.Kind.NOT_ALLOWED, () -> inbox.claim(key));
        assertRefused(Refused.Kind.NOT_ALLOWED, () -> inbox.complete(key, Map.of()));
    }

    @Test
    void everythingIsForThoseWhoSeeAll() {
        assertRefused(Refused.Kind.NOT_ALLOWED, () -> inbox.list(Queue.ALL, 1, null));
        var manager = colleagues.join(null, Role.MANAGER);
        tasks.open("Solve", null, team, null);
        assertThat(colleagues.as(manager, () -> inbox.list(Queue.ALL, 1, null)).items())
                .hasSize(1);
    }

    @Test
    void auditorsSeeAndDoNotAct() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        var key = tasks.open("Solve", null, team, null);
        assertThat(colleagues.as(auditor, () -> inbox.get(key)).key()).isEqualTo(key);
        assertThatThrownBy(() -> colleagues.as(auditor, () -> inbox.claim(key))).isInstanceOf(Refused.class);
    }

    @Test
    void whatAnotherHasCanNeitherBeClaimedNorCompletedNorReleased() {
        var other = colleagues.join(team, Role.SERVICE);
        var key = tasks.open("Solve", other.id(), team, null);
        assertRefused(Refused.Kind.CONFLICT, () -> inbox.claim(key));
        assertRefused(Refused.Kind.CONFLICT, () -> inbox.complete(key, Map.of()));
        assertRefused(Refused.Kind.NOT_ALLOWED, () -> inbox.release(key));
    }

    @Test
    void draftsAreKeptForTheOneWhoTyped() {
        var other = colleagues.join(team, Role.SERVICE);
        var key = tasks.open("Solve", null, team, null);
        colleagues.as(me, () -> drafts.keep(key, new TaskDrafts.Draft(Map.of("reply", "half a sen"), null)));
        colleagues.as(me, () -> drafts.keep(key, new TaskDrafts.Draft(Map.of("reply", "half a sentence"), null)));
        assertThat(colleagues.as(me, () -> drafts.mine(key).map(TaskDrafts.Draft::data)))
                .contains(Map.of("reply", "half a sentence"));
        assertThat(colleagues.as(other, () -> drafts.mine(key))).isEmpty();
    }

    private void assertRefused(Refused.Kind kind, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(me, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }
}
