package dev.rapport.escalation;

import dev.rapport.escalation.DueStep.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.LadderStepReached;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The steps of ladders that the process works on. */
@Repository
class DueSteps {

    /** A step that waits for longer is stuck, and others do not wait with it. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    DueSteps(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The process instance of an earlier step of the same clock and due time that came a short while ago and that nobody
     * has decided yet.
     */
    Optional<UUID> undecided(LadderStepReached reached) {
        return jdbc.sql("""
                        select instance
                        from escalation_step
                        where clock_id = :clock
                            and due_at = :dueAt
                            and state = 'OPEN'
                            and plan is null
                            and added_at > :aWhileAgo
                        order by reached_at
                        limit 1
                        for update skip locked
                        """)
                .param("clock", reached.clock())
                .param("dueAt", Instants.utc(reached.dueAt()))
                .param("aWhileAgo", Instants.utc(clock.instant().minus(A_WHILE)))
                .query(UUID.class)
                .optional();
    }

    void add(LadderStepReached reached, UUID instance) {
        jdbc.sql("""
                        insert into escalation_step
                            (id, instance, clock_id, subject_id, metric, ladder, step, due_at, reached_at,
                             added_at, state)
                        values (:id, :instance, :clock, :subject, :metric, :ladder, :step, :dueAt, :reachedAt,
                             :now, 'OPEN')
                        on conflict do nothing
                        """)
                .param("id", reached.id())
                .param("instance", instance)
                .param("clock", reached.clock())
                .param("subject", reached.subject().value())
                .param("metric", reached.metric())
                .param("ladder", reached.ladder())
                .param("step", reached.step())
                .param("dueAt", Instants.utc(reached.dueAt()))
                .param("reachedAt", Instants.utc(reached.at()))
                .param("now", Instants.utc(clock.instant()))
                .update();
    }

    /** Adds one that somebody called for. */
    void add(DueStep step) {
        var call = Objects.requireNonNull(step.call());
        jdbc.sql("""
                        insert into escalation_step
                            (id, instance, clock_id, subject_id, metric, ladder, step, due_at, reached_at,
                             added_at, state, plan, asked_by, reason)
                        values (:id, :instance, :clock, :subject, :metric, :ladder, :step, :dueAt, :reachedAt,
                             :reachedAt, :state, cast(:plan as jsonb), :by, :reason)
                        """)
                .param("id", step.id())
                .param("instance", step.instance())
                .param("clock", step.clock())
                .param("subject", step.subject().value())
                .param("metric", step.metric())
                .param("ladder", step.ladder())
                .param("step", step.step())
                .param("dueAt", Instants.utc(step.dueAt()))
                .param("reachedAt", Instants.utc(step.reachedAt()))
                .param("state", step.state().name())
                .param("plan", json.writeValueAsString(step.plan()))
                .param("by", call.by().value())
                .param("reason", call.reason())
                .update();
    }

    /** The levels that are asked about the subject and have not decided. */
    Set<Level> openCalls(SubjectId subject) {
        return jdbc
                .sql("""
                        select distinct plan ->> 'call' as call
                        from escalation_step
                        where subject_id = :subject
                            and state = 'OPEN'
                            and plan ->> 'whether' = 'ACT'
                            and plan ->> 'call' is not null
                        """)
                .param("subject", subject.value())
                .query((row, number) -> Level.valueOf(row.getString("call")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What people called for about the subject and nobody has decided, oldest first. */
    List<DueStep> calls(SubjectId subject) {
        return jdbc.sql("""
                        select *
                        from escalation_step
                        where subject_id = :subject
                            and state = 'OPEN'
                            and asked_by is not null
                        order by reached_at
                        """).param("subject", subject.value()).query(this::read).list();
    }

    /** Ends them, and gives them. */
    List<DueStep> endCalls(SubjectId subject) {
        return jdbc.sql("""
                        update escalation_step
                        set state = 'OVER'
                        where subject_id = :subject
                            and state = 'OPEN'
                            and asked_by is not null
                        returning *
                        """).param("subject", subject.value()).query(this::read).list();
    }

    /** Those that a process instance takes, oldest first; kept from others' changes until the transaction ends. */
    List<DueStep> locked(UUID instance) {
        return jdbc.sql("""
                        select *
                        from escalation_step
                        where instance = :instance
                        order by reached_at, id
                        for update
                        """).param("instance", instance).query(this::read).list();
    }

    /** Those of the same clock and due time that came earlier, oldest first. */
    List<DueStep> before(DueStep step) {
        return jdbc.sql("""
                        select *
                        from escalation_step
                        where clock_id = :clock
                            and due_at = :dueAt
                            and reached_at < :reachedAt
                        order by reached_at
                        """)
                .param("clock", step.clock())
                .param("dueAt", Instants.utc(step.dueAt()))
                .param("reachedAt", Instants.utc(step.reachedAt()))
                .query(this::read)
                .list();
    }

    /** When a step of any of the case's clocks last gave the case to somebody else. */
    Optional<Instant> lastHandOver(SubjectId subject) {
        return jdbc.sql("""
                        select done_at
                        from escalation_step
                        where subject_id = :subject
                            and plan ->> 'whether' = 'ACT'
                            and plan ->> 'reassignTo' is not null
                        order by done_at desc
                        limit 1
                        """)
                .param("subject", subject.value())
                .query((row, number) -> Instants.instant(row, "done_at"))
                .optional();
    }

    /** The latest one of a ladder about the subject in which somebody is asked for help. */
    Optional<DueStep> latestOpen(SubjectId subject) {
        return jdbc.sql("""
                        select *
                        from escalation_step
                        where subject_id = :subject
                            and state = 'OPEN'
                            and asked_by is null
                        order by reached_at desc
                        limit 1
                        """).param("subject", subject.value()).query(this::read).optional();
    }

    void save(DueStep step, State state, @Nullable StepPlan plan) {
        jdbc.sql("""
                        update escalation_step
                        set state = :state, done_at = :now, plan = cast(:plan as jsonb)
                        where id = :id
                        """)
                .param("state", state.name())
                .param("now", Instants.utc(clock.instant()))
                .param("plan", plan == null ? null : json.writeValueAsString(plan), Types.VARCHAR)
                .param("id", step.id())
                .update();
    }

    /** Notes that the ladder itself did something now. */
    void touch(DueStep step) {
        jdbc.sql("update escalation_step set done_at = :now where id = :id")
                .param("now", Instants.utc(clock.instant()))
                .param("id", step.id())
                .update();
    }

    /** Ends the open steps of a clock, but for those of one due time, and gives them. */
    List<DueStep> endBut(UUID ladderClock, @Nullable Instant dueAt) {
        return jdbc.sql("""
                        update escalation_step
                        set state = 'OVER'
                        where clock_id = :clock
                            and state = 'OPEN'
                            and due_at is distinct from cast(:dueAt as timestamptz)
                        returning *
                        """)
                .param("clock", ladderClock)
                .param("dueAt", Instants.utcOrNull(dueAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(this::read)
                .list();
    }

    /** Ends what was begun on earlier steps of the same clock and due time, and gives it. */
    List<DueStep> endBefore(DueStep step) {
        return jdbc.sql("""
                        update escalation_step
                        set state = 'OVER'
                        where clock_id = :clock
                            and state = 'OPEN'
                            and due_at = :dueAt
                            and reached_at < :reachedAt
                        returning *
                        """)
                .param("clock", step.clock())
                .param("dueAt", Instants.utc(step.dueAt()))
                .param("reachedAt", Instants.utc(step.reachedAt()))
                .query(this::read)
                .list();
    }

    /** Ends the calls for help to the same level that other clocks of the same case led to, and gives them. */
    List<DueStep> endSameCalls(DueStep step, Level level) {
        return jdbc.sql("""
                        update escalation_step
                        set state = 'OVER'
                        where subject_id = :subject
                            and clock_id <> :clock
                            and state = 'OPEN'
                            and plan ->> 'whether' = 'ACT'
                            and plan ->> 'call' = :level
                        returning *
                        """)
                .param("subject", step.subject().value())
                .param("clock", step.clock())
                .param("level", level.name())
                .query(this::read)
                .list();
    }

    private DueStep read(ResultSet row, int number) throws SQLException {
        var doneAt = row.getObject("done_at", OffsetDateTime.class);
        var plan = row.getString("plan");
        var by = row.getObject("asked_by", UUID.class);
        return new DueStep(
                row.getObject("id", UUID.class),
                row.getObject("instance", UUID.class),
                row.getObject("clock_id", UUID.class),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("metric"),
                row.getString("ladder"),
                row.getString("step"),
                Instants.instant(row, "due_at"),
                Instants.instant(row, "reached_at"),
                State.valueOf(row.getString("state")),
                doneAt == null ? null : doneAt.toInstant(),
                plan == null ? null : json.readValue(plan, StepPlan.class),
                by == null ? null : new Call(new UserId(by), row.getString("reason")));
    }
}
