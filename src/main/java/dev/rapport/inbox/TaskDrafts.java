package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people have typed into forms and not sent yet; each sees their own. */
@Component
public class TaskDrafts {

    private static final int LONGEST = 200_000;
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Clock clock;

    TaskDrafts(JdbcClient jdbc, JsonMapper json, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.clock = clock;
    }

    public Optional<Map<String, Object>> mine(long task) {
        return jdbc.sql("""
                        select data
                        from task_draft
                        where task_key = :task
                            and user_id = :me
                        """)
                .param("task", task)
                .param("me", access.me().id().value())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, new TypeReference<Map<String, Object>>() {}));
    }

    /** A draft too long to be sent is not kept. */
    @Transactional
    public void keep(long task, Map<String, Object> data) {
        var text = json.writeValueAsString(data);
        if (text.length() > LONGEST) return;
        jdbc.sql("""
                        insert into task_draft (task_key, user_id, data, saved_at)
                        values (:task, :me, cast(:data as jsonb), :now)
                        on conflict (task_key, user_id) do update
                        set data = excluded.data,
                            saved_at = excluded.saved_at
                        """)
                .param("task", task)
                .param("me", access.me().id().value())
                .param("data", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(long task, UserId user) {
        jdbc.sql("delete from task_draft where task_key = :task and user_id = :user")
                .param("task", task)
                .param("user", user.value())
                .update();
    }

    @Scheduled(fixedDelay = 6, timeUnit = java.util.concurrent.TimeUnit.HOURS)
    void forgetOld() {
        jdbc.sql("delete from task_draft where saved_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
