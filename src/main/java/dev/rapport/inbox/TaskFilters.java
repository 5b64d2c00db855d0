package dev.rapport.inbox;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.Processes;
import dev.rapport.inbox.TaskFilter.Conditions;
import dev.rapport.inbox.TaskFilter.Scope;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The filters of the person asking; nobody sees those of others. */
@ForOneself
@Component
@Transactional
public class TaskFilters {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Processes processes;
    private final ProcessWords words;
    private final Clock clock;

    TaskFilters(JdbcClient jdbc, JsonMapper json, Access access, Processes processes, ProcessWords words, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.processes = processes;
        this.words = words;
        this.clock = clock;
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<TaskFilter> mine() {
        return jdbc.sql("""
                        select id, name, conditions
                        from task_filter
                        where user_id = :me
                        order by lower(name), id
                        """)
                .param("me", access.me().id().value())
                .query(this::filter)
                .list();
    }

    @Transactional(readOnly = true)
    public TaskFilter get(String id) {
        return mine().stream()
                .filter(filter -> filter.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("inbox.no-such-filter"));
    }

    /** Keeps a new filter, or one of one's own anew. */
    public TaskFilter save(@Nullable UUID id, String name, Conditions conditions) {
        var text = CleanText.line(name);
        if (text.isEmpty() || text.length() > LONGEST_NAME)
            throw Refused.invalid("inbox.filter-bad-name", LONGEST_NAME);
        if (conditions.scope() == Scope.ALL) access.requireRole(Role.MANAGER, Role.AUDITOR, Role.ADMIN);
        if (id == null && mine().size() >= MOST) throw Refused.invalid("inbox.filter-too-many", MOST);
        if (id != null) get(id.toString());
        var filter = new TaskFilter(id == null ? Ids.next() : id, text, conditions);
        try {
            keep(filter);
        } catch (DuplicateKeyException e) {
            throw Refused.conflict("inbox.filter-name-taken", text);
        }
        return filter;
    }

    private void keep(TaskFilter filter) {
        jdbc.sql("""
                        insert into task_filter (id, user_id, name, conditions, created_at)
                        values (:id, :me, :name, cast(:conditions as jsonb), :now)
                        on conflict (id) do update
                        set name = excluded.name,
                            conditions = excluded.conditions
                        """)
                .param("id", filter.id())
                .param("me", access.me().id().value())
                .param("name", filter.name())
                .param("conditions", json.writeValueAsString(filter.conditions()))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A filter that is gone already is no mistake. */
    public void remove(UUID id) {
        jdbc.sql("delete from task_filter where id = :id and user_id = :me")
                .param("id", id)
                .param("me", access.me().id().value())
                .update();
    }

    /** The processes that tasks come from, by id, with their names in the asker's language. */
    @Transactional(readOnly = true)
    public Map<String, String> processes() {
        var locale = access.me().locale();
        var names = new LinkedHashMap<String, String>();
        for (var process : processes.newest())
            names.put(process.processId(), words.element(process.key(), process.processId(), process.name(), locale));
        return names;
    }

    /** The tiers that customers have. */
    @ForEverybody("words that filters offer")
    @Transactional(readOnly = true)
    public List<String> tiers() {
        return jdbc.sql("select distinct tier from customer order by tier")
                .query((row, number) -> row.getString("tier"))
                .list();
    }

    private TaskFilter filter(ResultSet row, int number) throws SQLException {
        return new TaskFilter(
                row.getObject("id", UUID.class), row.getString("name"), conditions(row.getString("conditions")));
    }

    private Conditions conditions(String text) throws JacksonException {
        return json.readValue(text, Conditions.class);
    }
}
