package dev.rapport.inbox;

import dev.rapport.cases.SubjectNumbers;
import dev.rapport.cases.SubjectOpened;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.service.ServiceKinds;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts tasks where the engine's mirror would, for tests without an engine. */
public final class TasksForTests {

    private static final AtomicLong KEYS = new AtomicLong(System.nanoTime());

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final SubjectNumbers numbers;
    private final Clock clock;

    public TasksForTests(JdbcClient jdbc, ApplicationEventPublisher events, SubjectNumbers numbers, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** An open task about a new ticket. */
    public long open(String name, @Nullable UserId assignee, String team, @Nullable Instant due) {
        var key = KEYS.incrementAndGet();
        var subject = SubjectId.next();
        events.publishEvent(new SubjectOpened(
                Ids.next(),
                subject,
                clock.instant(),
                ServiceKinds.TICKET,
                numbers.next(ServiceKinds.TICKET),
                "Cannot log in",
                null,
                null,
                null));
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            subject_id, assignee, candidate_groups, priority, state, created_at, sla_due_at)
                        values (:key, :key, 'probe-of-the-inbox', 1, 'Task_Solve', :name,
                            :subject, :assignee, array[:team], 50, 'OPEN', :now, :due)
                        """)
                .param("key", key)
                .param("name", name)
                .param("subject", subject.value())
                .param("assignee", assignee == null ? null : assignee.value(), Types.OTHER)
                .param("team", team)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return key;
    }

    public void assign(long key, UserId assignee) {
        jdbc.sql("update user_task set assignee = :assignee where key = :key")
                .param("assignee", assignee.value())
                .param("key", key)
                .update();
    }
}
