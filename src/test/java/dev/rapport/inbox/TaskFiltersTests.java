package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.SubjectNumbers;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.inbox.TaskFilter.Conditions;
import dev.rapport.inbox.TaskFilter.Due;
import dev.rapport.inbox.TaskFilter.Scope;
import dev.rapport.platform.Refused;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class TaskFiltersTests {

    @Autowired
    TaskInbox inbox;

    @Autowired
    TaskFilters filters;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private TasksForTests tasks;
    private String team;
    private Person me;

    @BeforeEach
    void join(@Autowired ApplicationEventPublisher events, @Autowired SubjectNumbers numbers) {
        tasks = new TasksForTests(jdbc, events, numbers, clock);
        team = colleagues.newTeam();
        me = colleagues.join(team, Role.SERVICE);
    }

    @Test
    void aFilterHoldsWhatIsMineAndMyTeamsAsFarAsItIsOverdue() {
        var late = tasks.open("Mine and late", me.id(), team, clock.instant().minus(Duration.ofHours(1)));
        var later = tasks.open("Ours and late", null, team, clock.instant().minus(Duration.ofMinutes(1)));
        tasks.open("Mine in time", me.id(), team, clock.instant().plus(Duration.ofHours(1)));
        tasks.open(
                "Another's",
                colleagues.join(team, Role.SERVICE).id(),
                team,
                clock.instant().minus(Duration.ofHours(1)));
        tasks.open("Another team's", null, colleagues.newTeam(), clock.instant().minus(Duration.ofHours(1)));

        assertThat(found(new Conditions(Scope.WORK, Due.OVERDUE, Set.of(), Set.of(), 0)))
                .containsExactly(late, later);
    }

    @Test
    void conditionsNarrowByProcessPriorityAndTier() {
        var gold = tasks.open("Gold", me.id(), team, null);
        var silver = tasks.open("Silver", me.id(), team, null);
        var nobodys = tasks.open("Without a customer", me.id(), team, null);
        belongsTo(gold, "gold");
        belongsTo(silver, "silver");
        jdbc.sql("update user_task set priority = 75, process_id = 'ticket' where key = ?")
                .param(nobodys)
                .update();

        assertThat(found(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of("gold"), 0)))
                .containsExactly(gold);
        assertThat(found(new Conditions(Scope.MINE, Due.ANY, Set.of("ticket"), Set.of(), 0)))
                .containsExactly(nobodys);
        assertThat(found(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 75)))
                .containsExactly(nobodys);
        assertThat(found(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0)))
                .containsExactly(gold, silver, nobodys);
    }

    @Test
    void pagesFollowOneAnother() {
        for (var i = 0; i < 5; i++) tasks.open("Task", me.id(), team, i < 3 ? clock.instant() : null);
        var queue = kept(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0));

        var first = colleagues.as(me, () -> inbox.list(queue, 3, null));
        var second = colleagues.as(me, () -> inbox.list(queue, 3, first.next()));

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
    }

    @Test
    void aFilterCountsWhatWaitsInIt() {
        tasks.open("Task", me.id(), team, null);
        var queue = kept(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0));

        assertThat(colleagues.as(me, () -> inbox.counts())).contains(new QueueCount(queue, 1));
    }

    @Test
    void othersDoNotSeeMyFilters() {
        var queue = kept(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0));
        var other = colleagues.join(team, Role.SERVICE);

        assertThat(colleagues.as(other, () -> filters.mine())).isEmpty();
        assertRefused(Refused.Kind.NOT_FOUND, other, () -> inbox.list(queue, 10, null));
        assertRefused(
                Refused.Kind.NOT_FOUND,
                other,
                () -> filters.save(
                        UUID.fromString(String.valueOf(queue.which())),
                        "Taken over",
                        new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0)));
    }

    @Test
    void everythingIsForThoseWhoSeeAll() {
        var all = new Conditions(Scope.ALL, Due.ANY, Set.of(), Set.of(), 0);
        assertRefused(Refused.Kind.NOT_ALLOWED, me, () -> filters.save(null, "All", all));

        var manager = colleagues.join(null, Role.MANAGER);
        tasks.open("Somebody's", null, team, null);
        var queue = colleagues.as(manager, () -> filters.save(null, "All", all));
        assertThat(colleagues
                        .as(manager, () -> inbox.list(Queue.filter(queue.id().toString()), 1, null))
                        .items())
                .hasSize(1);
    }

    @Test
    void namesAreGivenOnce() {
        var any = new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0);
        var first = colleagues.as(me, () -> filters.save(null, "Gold overdue", any));

        assertRefused(Refused.Kind.CONFLICT, me, () -> filters.save(null, "Gold overdue", any));
        assertRefused(Refused.Kind.INVALID, me, () -> filters.save(null, "  ", any));
        colleagues.as(me, () -> filters.save(first.id(), "Gold, late", any));
        assertThat(colleagues.as(me, () -> filters.mine()))
                .extracting(TaskFilter::name)
                .containsExactly("Gold, late");
    }

    @Test
    void aRemovedFilterIsGone() {
        var queue = kept(new Conditions(Scope.MINE, Due.ANY, Set.of(), Set.of(), 0));

        colleagues.as(me, () -> filters.remove(UUID.fromString(String.valueOf(queue.which()))));

        assertThat(colleagues.as(me, () -> filters.mine())).isEmpty();
    }

    private Queue kept(Conditions conditions) {
        var filter = colleagues.as(me, () -> filters.save(null, "F" + UUID.randomUUID(), conditions));
        return Queue.filter(filter.id().toString());
    }

    private List<Long> found(Conditions conditions) {
        var queue = kept(conditions);
        return colleagues.as(me, () -> inbox.list(queue, 10, null)).items().stream()
                .map(TaskEntry::key)
                .toList();
    }

    private void belongsTo(long task, String tier) {
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.ORGANISATION, "Acme", "acme " + UUID.randomUUID(), null, null, List.of(), Map.of()));
        jdbc.sql("update customer set tier = :tier where id = :id")
                .param("tier", tier)
                .param("id", customer.value())
                .update();
        jdbc.sql("""
                        update subject
                        set customer_id = :customer
                        where id = (select subject_id from user_task where key = :task)
                        """).param("customer", customer.value()).param("task", task).update();
    }

    private void assertRefused(Refused.Kind kind, Person asker, Runnable deed) {
        assertThatThrownBy(() -> colleagues.as(asker, deed))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.kind()).isEqualTo(kind));
    }
}
