package dev.rapport.customer.duplicates;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The runs over all customers, and the right of one copy of the application to work on the one that goes on. The
 * database's clock counts.
 */
@Component
class RunRows {

    /** How long the others wait before they take over from a copy that says nothing more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String COLUMNS = """
            id, state, (select name from app_user where app_user.id = started_by) as by, created_at, ended_at, customers,
            compared, looked_at, same, review, left_out, left_out_firms, learnt_anew
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final UUID me = UUID.randomUUID();

    RunRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Where a run stands.
     *
     * @param firms whether it has come to the firms
     * @param after the last one that was compared with all later ones
     */
    record Stand(UUID run, boolean firms, @Nullable UUID after) {}

    UUID start(@Nullable UserId by) {
        var id = Ids.next();
        var isFirst = jdbc.sql("""
                        insert into duplicate_run (id, state, started_by, created_at)
                        values (:id, 'WAITING', :by, :at)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .update();
        if (isFirst == 0) throw Refused.conflict("duplicates.run-goes-on");
        return id;
    }

    boolean stop(UUID id) {
        return jdbc.sql("""
                        update duplicate_run
                        set state = 'STOPPED', ended_at = :at
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """)
                        .param("id", id)
                        .param("at", Instants.utc(clock.instant()))
                        .update()
                > 0;
    }

    Optional<DuplicateRun> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from duplicate_run where id = :id")
                .param("id", id)
                .query(this::run)
                .optional();
    }

    Optional<DuplicateRun> last() {
        return jdbc.sql("select " + COLUMNS + " from duplicate_run order by created_at desc limit 1")
                .query(this::run)
                .optional();
    }

    Optional<Stand> take() {
        return jdbc.sql("""
                        update duplicate_run
                        set state = 'RUNNING',
                            lease_owner = :me,
                            lease_until = clock_timestamp() + cast(:patience as interval)
                        where state in ('WAITING', 'RUNNING')
                            and (lease_owner is null or lease_owner = :me or lease_until < clock_timestamp())
                        returning id, firms_turn, after_id
                        """)
                .param("me", me)
                .param("patience", PATIENCE.toString())
                .query((row, number) -> new Stand(
                        row.getObject("id", UUID.class),
                        row.getBoolean("firms_turn"),
                        row.getObject("after_id", UUID.class)))
                .optional();
    }

    /** Says that it goes on; false when it was stopped or another copy took over. */
    boolean goesOn(UUID run) {
        return update(run, "customers = customers", Map.of());
    }

    /** A turn begins: so many people, or firms, were read. */
    boolean begins(UUID run, boolean firms, int customers, Map<BlockingRule, Integer> leftOut, boolean learntAnew) {
        var column = firms ? "left_out_firms" : "left_out";
        return update(
                run,
                "customers = compared + :customers, " + column + " = cast(:leftOut as jsonb),"
                        + " learnt_anew = learnt_anew and :learntAnew",
                Map.of("customers", customers, "leftOut", json.writeValueAsString(leftOut), "learntAnew", learntAnew));
    }

    boolean progress(UUID run, UUID after, int compared, long lookedAt, int same, int review) {
        return update(
                run,
                "after_id = :after, compared = compared + :compared, looked_at = looked_at + :lookedAt, same = same + :same,"
                        + " review = review + :review",
                Map.of("after", after, "compared", compared, "lookedAt", lookedAt, "same", same, "review", review));
    }

    boolean turnsToFirms(UUID run) {
        return update(run, "firms_turn = true, after_id = null", Map.of());
    }

    void end(UUID run, RunState state) {
        update(
                run,
                "state = :state, ended_at = :at, lease_owner = null",
                Map.of("state", state.name(), "at", Instants.utc(clock.instant())));
    }

    void giveBack() {
        jdbc.sql("update duplicate_run set lease_owner = null where lease_owner = :me")
                .param("me", me)
                .update();
    }

    private boolean update(UUID run, String set, Map<String, ?> parameters) {
        return jdbc.sql("update duplicate_run set " + set + """
                        , lease_until = clock_timestamp() + cast(:patience as interval)
                        where id = :run and lease_owner = :me and state = 'RUNNING'
                        """)
                        .params(parameters)
                        .param("run", run)
                        .param("me", me)
                        .param("patience", PATIENCE.toString())
                        .update()
                > 0;
    }

    private Map<BlockingRule, Integer> leftOut(ResultSet row) throws SQLException {
        var all = new EnumMap<BlockingRule, Integer>(BlockingRule.class);
        for (var column : List.of("left_out", "left_out_firms"))
            json.readValue(row.getString(column), new TypeReference<Map<BlockingRule, Integer>>() {})
                    .forEach((rule, customers) -> all.merge(rule, customers, Integer::sum));
        return all;
    }

    private DuplicateRun run(ResultSet row, int number) throws SQLException {
        return new DuplicateRun(
                row.getObject("id", UUID.class),
                RunState.valueOf(row.getString("state")),
                row.getString("by"),
                Instants.instant(row, "created_at"),
                Instants.instantOrNull(row, "ended_at"),
                row.getInt("customers"),
                row.getInt("compared"),
                row.getLong("looked_at"),
                row.getInt("same"),
                row.getInt("review"),
                leftOut(row),
                row.getBoolean("learnt_anew"));
    }
}
