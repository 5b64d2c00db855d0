package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.engine.TaskPlace;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.inbox.TaskFilter.Conditions;
import dev.rapport.inbox.TaskFilter.Scope;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Finds the open tasks that fulfil a filter's conditions, as far as the asker may see them, soonest due first. */
@Component
class FilteredTasks {

    /** More are not counted. */
    private static final int COUNTED = 100;

    private static final String FOUND = """
            from user_task task
            left join subject on subject.id = task.subject_id
            left join customer on customer.id = subject.customer_id
            where task.state in ('OPEN', 'SENT')
                and {scope}
                and (cast(:due as timestamptz) is null or task.sla_due_at < :due)
                and (cardinality(:processes) = 0 or task.process_id = any(:processes))
                and (cardinality(:tiers) = 0 or customer.tier = any(:tiers))
                and task.priority >= :priority
            """;

    private record Position(long key, @Nullable Instant due) {}

    private final JdbcClient jdbc;
    private final UserTasks tasks;
    private final Access access;
    private final Clock clock;

    FilteredTasks(JdbcClient jdbc, UserTasks tasks, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.access = access;
        this.clock = clock;
    }

    Page<UserTask> page(Conditions conditions, int limit, @Nullable String after) {
        var from = TaskPlace.after(after);
        var positions = statement("select task.key, task.sla_due_at", conditions, """
                        and (coalesce(task.sla_due_at, 'infinity'), task.key) > (cast(:after as timestamptz), :key)
                    order by coalesce(task.sla_due_at, 'infinity'), task.key
                    limit :limit
                    """)
                .param("after", from.due())
                .param("key", from.key())
                .param("limit", limit + 1)
                .query((row, number) -> {
                    var due = row.getObject("sla_due_at", OffsetDateTime.class);
                    return new Position(row.getLong("key"), due == null ? null : due.toInstant());
                })
                .list();
        var page = Page.of(positions, limit, position -> TaskPlace.cursor(position.due(), position.key()));
        var found = tasks.find(page.items().stream().map(Position::key).toList()).stream()
                .collect(Collectors.toMap(UserTask::key, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(position -> found.get(position.key()))
                        .filter(Objects::nonNull)
                        .toList(),
                page.next());
    }

    int count(Conditions conditions) {
        return statement("select count(*) from (select 1", conditions, " limit :counted) as counted")
                .param("counted", COUNTED)
                .query(Integer.class)
                .single();
    }

    private StatementSpec statement(String select, Conditions conditions, String end) {
        var me = access.me();
        if (conditions.scope() == Scope.ALL) access.requireRole(Role.MANAGER, Role.AUDITOR, Role.ADMIN);
        var due = dueBefore(conditions, me);
        return jdbc.sql(select + " " + FOUND.replace("{scope}", scope(conditions.scope())) + end)
                .param("me", me.id().value())
                .param("teams", me.teams().toArray(String[]::new))
                .param("due", Instants.utcOrNull(due), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("processes", conditions.processes().toArray(String[]::new))
                .param("tiers", conditions.tiers().toArray(String[]::new))
                .param("priority", conditions.priority());
    }

    private static String scope(Scope scope) {
        var mine = "task.assignee = :me";
        var team = "task.assignee is null and task.candidate_groups && cast(:teams as text[])";
        return switch (scope) {
            case MINE -> mine;
            case TEAM -> "(" + team + ")";
            case WORK -> "(" + mine + " or " + team + ")";
            case ALL -> "true";
        };
    }

    private @Nullable Instant dueBefore(Conditions conditions, Person me) {
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        return switch (conditions.due()) {
            case ANY -> null;
            case OVERDUE -> clock.instant();
            case TODAY -> today.plusDays(1).atStartOfDay(me.zone()).toInstant();
            case WEEK ->
                today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atStartOfDay(me.zone())
                        .toInstant();
        };
    }
}
