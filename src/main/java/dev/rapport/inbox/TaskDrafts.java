package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people have typed into forms and not sent yet; each sees their own. */
@ForOneself
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

    /** @param startedWith the case's values that the form was filled with, by field; absent when that is not known */
    public record Draft(Map<String, Object> data, @Nullable Map<String, Object> startedWith) {}

    public Optional<Draft> mine(long task) {
        return of(task, access.me().id());
    }

    Optional<Draft> of(long task, UserId typist) {
        return jdbc.sql("""
                        select data, started_with
                        from task_draft
                        where task_key = :task
                            and user_id = :typist
                        """)
                .param("task", task)
                .param("typist", typist.value())
                .query((row, number) -> {
                    var startedWith = row.getString("started_with");
                    return new Draft(read(row.getString("data")), startedWith == null ? null : read(startedWith));
                })
                .optional();
    }

    private Map<String, Object> read(String text) {
        return json.readValue(text, new TypeReference<Map<String, Object>>() {});
    }

    /** A draft too long to be sent is not kept. */
    @Transactional
    public void keep(long task, Draft draft) {
        var text = json.writeValueAsString(draft.data());
        if (text.length() > LONGEST) return;
        jdbc.sql("""
                        insert into task_draft (task_key, user_id, data, started_with, saved_at)
                        values (:task, :me, cast(:data as jsonb), cast(:startedWith as jsonb), :now)
                        on conflict (task_key, user_id) do update
                        set data = excluded.data,
                            started_with = excluded.started_with,
                            saved_at = excluded.saved_at
                        """)
                .param("task", task)
                .param("me", access.me().id().value())
                .param("data", text)
                .param(
                        "startedWith",
                        draft.startedWith() == null ? null : json.writeValueAsString(draft.startedWith()),
                        Types.VARCHAR)
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
