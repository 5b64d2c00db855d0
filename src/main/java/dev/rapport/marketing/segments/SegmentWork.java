package dev.rapport.marketing.segments;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is to be decided again: customers that changed or for whom time passed, and segments whose condition is new. */
@Component
class SegmentWork {

    /**
     * @param heard the table that changed; absent where time passed, or the customer is to be looked at in all
     * @param segment the only one for which it matters, if so
     */
    record Due(
            UUID customer, @Nullable String heard, @Nullable UUID segment) {}

    /**
     * A live segment as the machine sees it.
     *
     * @param isHeard whether everybody who changes something by now takes it down for the segment: who began before the condition
     *     was there did not, and is waited for before members are computed
     */
    record Live(
            UUID id,
            String name,
            UserId owner,
            Condition condition,
            Set<String> hears,
            long asked,
            boolean isComputed,
            boolean isHeard,
            @Nullable String stuck,
            @Nullable Instant sweptAt) {

        boolean isStuck() {
            return stuck != null;
        }

        boolean hears(Due due) {
            if (due.segment() != null) return due.segment().equals(id);
            return due.heard() == null || hears.contains(due.heard());
        }
    }

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SegmentWork(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Who becomes one or comes apart is looked at in all segments. */
    @EventListener
    void hear(CustomerMove move) {
        if (move.customers().isEmpty()) return; // it is only counted what would move
        jdbc.sql("insert into segment_due (customer_id) select unnest(cast(:ids as uuid[]))")
                .param("ids", move.customers().stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    List<Due> take(int most) {
        return jdbc.sql("""
                        delete from segment_due
                        where place = any(array(
                            select place
                            from segment_due
                            order by place
                            limit :most
                            for update skip locked))
                        returning customer_id, heard, segment_id
                        """)
                .param("most", most)
                .query((row, number) -> new Due(
                        row.getObject("customer_id", UUID.class),
                        row.getString("heard"),
                        row.getObject("segment_id", UUID.class)))
                .list();
    }

    /** Segments that are kept up. */
    List<Live> live() {
        return live("true", Map.of());
    }

    /** Those of them at which it is time to look although nobody told of anything. */
    List<Live> liveNotSwept(Instant now, Duration within) {
        return live(
                "(swept_at is null or swept_at not between :since and :until)",
                Map.of("since", Instants.utc(now.minus(within)), "until", Instants.utc(now.plus(within))));
    }

    private List<Live> live(String which, Map<String, Object> parameters) {
        return jdbc.sql("""
            select id, name, owner_id, condition, hears, asked, computed = asked as is_computed, stuck, swept_at,
                coalesce(horizon_of = asked and pg_snapshot_xmin(pg_current_snapshot()) > horizon, false)
                    as is_heard
            from segment
            where state = 'LIVE' and removed_at is null and %s
            order by id
            """.formatted(which))
                .params(parameters)
                .query((row, number) -> new Live(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        new UserId(row.getObject("owner_id", UUID.class)),
                        SegmentRows.condition(json, row.getString("condition")),
                        Set.copyOf(
                                Arrays.asList((String[]) row.getArray("hears").getArray())),
                        row.getLong("asked"),
                        row.getBoolean("is_computed"),
                        row.getBoolean("is_heard"),
                        row.getString("stuck"),
                        Instants.instantOrNull(row, "swept_at")))
                .list();
    }

    /**
     * Whoever writes first after this transaction did knows conditions that are to be computed. To be the first thing that
     * a transaction writes; a condition that is said otherwise meanwhile waits for the next.
     */
    void markHorizons() {
        jdbc.sql("""
                        with seen as materialized (
                            select id, asked
                            from segment
                            where state = 'LIVE'
                                and removed_at is null
                                and computed <> asked
                                and horizon_of is distinct from asked)
                        update segment
                        set horizon = pg_current_xact_id(), horizon_of = seen.asked
                        from seen
                        where segment.id = seen.id and segment.asked = seen.asked
                        """).update();
    }

    void markTurning(UUID segment, SegmentSql.Query turning) {
        jdbc.sql("insert into segment_due (customer_id, segment_id) select id, :segment from (%s) turning"
                        .formatted(turning.sql()))
                .params(turning.parameters())
                .param("segment", segment)
                .update();
    }

    void swept(UUID segment, Instant now) {
        jdbc.sql("update segment set swept_at = :now where id = :id")
                .param("id", segment)
                .param("now", Instants.utc(now))
                .update();
    }

    /** @param asked for which condition; somebody may have said another one meanwhile */
    void computed(UUID segment, long asked, Instant now) {
        jdbc.sql("update segment set computed = :asked, swept_at = :now where id = :id")
                .param("id", segment)
                .param("asked", asked)
                .param("now", Instants.utc(now))
                .update();
    }

    /** Adds to the members of segments who came and went; those of segments that are gone count no more. */
    void addTallies() {
        jdbc.sql("""
                        with taken as (
                            delete from segment_tally returning segment_id, many)
                        update segment
                        set members = members + tally.many
                        from (select segment_id, sum(many) as many from taken group by segment_id) tally
                        where segment.id = tally.segment_id
                        """).update();
    }

    /** False where it was so before, or somebody has said another condition meanwhile. */
    boolean getsStuck(Live segment, Refused why, Instant now) {
        var about = why.arguments().length == 0 ? null : String.valueOf(why.arguments()[0]);
        return jdbc.sql("""
                        update segment
                        set stuck = :why, stuck_about = :about, stuck_at = :at
                        where id = :id and stuck is null and asked = :asked
                        """)
                        .param("id", segment.id())
                        .param("asked", segment.asked())
                        .param("why", why.key())
                        .param("about", about, Types.VARCHAR)
                        .param("at", Instants.utc(now))
                        .update()
                > 0;
    }

    /** It can be computed again, and is. */
    void worksAgain(UUID segment) {
        jdbc.sql("""
                        update segment
                        set stuck = null, stuck_about = null, stuck_at = null, asked = asked + 1
                        where id = :id
                        """).param("id", segment).update();
    }
}
