package dev.rapport.engine;

import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The user tasks as the engine last told, soonest due first. Lists hold tasks that are not done. */
@Component
public class UserTasks {

    private static final String OPEN = "state in ('OPEN', 'SENT')";

    private final JdbcClient jdbc;
    private final Json json;

    UserTasks(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public Optional<UserTask> find(long key) {
        return jdbc.sql("select * from user_task where key = :key")
                .param("key", key)
                .query(UserTaskRow::read)
                .optional();
    }

    /** Several at once, such as those named by {@link UserTasksChanged}; in no order. */
    public List<UserTask> find(Collection<Long> keys) {
        return jdbc.sql("select * from user_task where key = any(:keys)")
                .param("keys", keys.toArray(Long[]::new))
                .query(UserTaskRow::read)
                .list();
    }

    /** Since when somebody has a task, or nobody any more. */
    public record Holding(Instant at, boolean held) {}

    /** Who had them and when, in order, by task; those that nobody took are left out. */
    public Map<Long, List<Holding>> holdings(Collection<Long> keys) {
        var found = new HashMap<Long, List<Holding>>();
        jdbc.sql("""
                        select task.key, cast(holding.said ->> 'at' as timestamptz) as at,
                            cast(holding.said ->> 'held' as boolean) as held
                        from user_task task
                        cross join jsonb_array_elements(task.holdings) with ordinality as holding (said, place)
                        where task.key = any(:keys)
                        order by task.key, holding.place
                        """).param("keys", keys.toArray(Long[]::new)).query(row -> {
            found.computeIfAbsent(row.getLong("key"), key -> new ArrayList<>())
                    .add(new Holding(row.getObject("at", OffsetDateTime.class).toInstant(), row.getBoolean("held")));
        });
        return found;
    }

    /** All tasks about a subject, done or not, oldest first. */
    public List<UserTask> about(SubjectId subject) {
        return jdbc.sql("""
                        select *
                        from user_task
                        where subject_id = :subject
                        order by created_at, key
                        limit 500
                        """)
                .param("subject", subject.value())
                .query(UserTaskRow::read)
                .list();
    }

    /** Tasks about several subjects, done or not, oldest first; at most 2000. */
    public List<UserTask> about(Collection<SubjectId> subjects) {
        return jdbc.sql("""
                        select *
                        from user_task
                        where subject_id = any(:subjects)
                        order by created_at, key
                        limit 2000
                        """)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query(UserTaskRow::read)
                .list();
    }

    /** Of which of the subjects the person has an open task, or one of the teams may take one. */
    public Set<SubjectId> asked(Collection<SubjectId> subjects, UserId person, Collection<String> teams) {
        return Set.copyOf(jdbc.sql("""
                        select distinct subject_id
                        from user_task
                        where subject_id = any(:subjects)
                            and (assignee = :person or candidate_groups && cast(:teams as text[]))
                            and\s""" + OPEN)
                .param("subjects", subjects.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("person", person.value())
                .param("teams", array(teams))
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list());
    }

    /** What the open tasks of a process are about that the person has, or one of the teams may take; the newest, at most 200. */
    public List<SubjectId> asked(String process, UserId person, Collection<String> teams) {
        return jdbc.sql("""
                        select subject_id
                        from user_task
                        where process_id = :process
                            and (assignee = :person or candidate_groups && cast(:teams as text[]))
                            and\s""" + OPEN + """

                        order by created_at desc, key
                        limit 200
                        """)
                .param("process", process)
                .param("person", person.value())
                .param("teams", array(teams))
                .query((row, number) -> new SubjectId(row.getObject("subject_id", UUID.class)))
                .list();
    }

    /** A task that a person completed, with what they entered. */
    public record Answered(UserTask task, UserId by, Instant at, Map<String, Object> data) {}

    /** What people entered about a subject, newest first; at most 50. */
    public List<Answered> answered(SubjectId subject) {
        return jdbc.sql("""
                        select task.*, submission.submitted_by, submission.submitted_at, submission.data
                        from task_submission submission
                        join user_task task on task.key = submission.task_key
                        where task.subject_id = :subject and submission.state <> 'REFUSED'
                        order by submission.submitted_at desc
                        limit 50
                        """)
                .param("subject", subject.value())
                .query((row, number) -> new Answered(
                        UserTaskRow.read(row, number),
                        new UserId(row.getObject("submitted_by", UUID.class)),
                        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                        json.read(row.getString("data"))))
                .list();
    }

    /** When a person last claimed a task about the subject. */
    public Optional<Instant> lastClaimed(SubjectId subject) {
        return jdbc.sql("select max(claimed_at) as at from user_task where subject_id = :subject")
                .param("subject", subject.value())
                .query((row, number) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /** Who works on the subject: the one who claimed last of those that have an open task of it, but for one process's. */
    public Optional<UserId> holder(SubjectId subject, String notOfProcess) {
        return jdbc.sql("""
                        select assignee
                        from user_task
                        where subject_id = :subject
                            and assignee is not null
                            and process_id <> :process
                            and\s""" + OPEN + """

                        order by claimed_at desc nulls last
                        limit 1
                        """)
                .param("subject", subject.value())
                .param("process", notOfProcess)
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    /** Those that somebody has. */
    public Page<UserTask> of(UserId assignee, int limit, @Nullable String after) {
        return page("assignee = :assignee", Map.of("assignee", assignee.value()), limit, after);
    }

    /** Those that nobody has and one of the teams may take. */
    public Page<UserTask> unclaimed(Collection<String> teams, int limit, @Nullable String after) {
        return page(
                "assignee is null and candidate_groups && cast(:teams as text[])",
                Map.of("teams", array(teams)),
                limit,
                after);
    }

    /** Those of the teams, whether or not somebody has them. */
    public Page<UserTask> ofTeams(Collection<String> teams, int limit, @Nullable String after) {
        return page("candidate_groups && cast(:teams as text[])", Map.of("teams", array(teams)), limit, after);
    }

    public Page<UserTask> all(int limit, @Nullable String after) {
        return page("true", Map.of(), limit, after);
    }

    /** How many wait in the queue of each team; teams without any are left out. */
    public Map<String, Integer> unclaimedByTeam(Collection<String> teams) {
        return jdbc
                .sql("""
                        select team, count(*) as tasks
                        from user_task
                        cross join unnest(candidate_groups) as team
                        where {open} and assignee is null and candidate_groups && cast(:teams as text[]) and team = any(:teams)
                        group by team
                        """.replace("{open}", OPEN))
                .param("teams", array(teams))
                .query((row, number) -> Map.entry(row.getString("team"), row.getInt("tasks")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public int countOf(UserId assignee) {
        return jdbc.sql("select count(*) from user_task where assignee = :assignee and " + OPEN)
                .param("assignee", assignee.value())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    /**
     * Takes over when the subject's earliest clock now falls due; without a time, none runs. A task that was sent is on
     * its way out and left alone.
     */
    @Transactional
    public void dueChanged(SubjectId subject, @Nullable Instant due) {
        jdbc.sql("""
                        update user_task
                        set sla_due_at = :due
                        where subject_id = :subject
                            and state = 'OPEN'
                            and sla_due_at is distinct from cast(:due as timestamptz)
                        returning pg_notify('user_task', cast(key as text)) is null
                        """)
                .param("subject", subject.value())
                .param("due", Instants.utcOrNull(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Boolean.class)
                .list();
    }

    /** The same for many subjects in one statement. */
    @Transactional
    public void dueChanged(Map<SubjectId, @Nullable Instant> due) {
        if (due.isEmpty()) return;
        var subjects = new ArrayList<UUID>();
        var dues = new ArrayList<@Nullable String>();
        due.forEach((subject, at) -> {
            subjects.add(subject.value());
            dues.add(at == null ? null : at.toString());
        });
        jdbc.sql("""
                        update user_task t
                        set sla_due_at = moved.due
                        from unnest(:subjects, cast(:dues as timestamptz[])) as moved (subject, due)
                        where t.subject_id = moved.subject
                            and t.state = 'OPEN'
                            and t.sla_due_at is distinct from moved.due
                        returning pg_notify('user_task', cast(t.key as text)) is null
                        """)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("dues", dues.toArray(String[]::new))
                .query(Boolean.class)
                .list();
    }

    /** Shows an assignment at once that the engine has accepted; its record follows and says the same. */
    @Transactional
    void assigned(long taskKey, @Nullable UserId assignee) {
        jdbc.sql("""
                        update user_task
                        set assignee = :assignee
                        where key = :task and state = 'OPEN'
                        returning pg_notify('user_task', cast(key as text)) is null
                        """)
                .param("assignee", assignee == null ? null : assignee.value(), Types.OTHER)
                .param("task", taskKey)
                .query(Boolean.class)
                .list();
    }

    /** The same of a claim, which counts from then on; the engine's own time of it follows. */
    @Transactional
    void claimed(long taskKey, UserId by, Instant at) {
        assigned(taskKey, by);
        jdbc.sql("update user_task set claimed_at = coalesce(claimed_at, :at) where key = :task and state = 'OPEN'")
                .param("at", Instants.utc(at))
                .param("task", taskKey)
                .update();
    }

    private Page<UserTask> page(String condition, Map<String, ?> parameters, int limit, @Nullable String after) {
        var statement = jdbc.sql("""
                        select *
                        from user_task
                        where {open}
                            and {condition}
                            and (coalesce(sla_due_at, 'infinity'), key) > (cast(:due as timestamptz), :key)
                        order by coalesce(sla_due_at, 'infinity'), key
                        limit :limit
                        """.replace("{open}", OPEN).replace("{condition}", condition))
                .param("limit", limit + 1);
        for (var parameter : parameters.entrySet())
            statement = statement.param(parameter.getKey(), parameter.getValue());
        var place = TaskPlace.after(after);
        statement = statement.param("due", place.due()).param("key", place.key());
        return Page.of(
                statement.query(UserTaskRow::read).list(),
                limit,
                task -> TaskPlace.cursor(task.slaDueAt(), task.key()));
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
