package dev.rapport.customer.handover;

import dev.rapport.customer.handover.HandOver.Taker;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hand-overs as they are kept. */
@Component
class HandOverRows {

    private static final String SELECT = """
            select h.*, coalesce((select name from app_user where id = h.from_id), '–') as from_name
            from hand_over h
            """;

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    HandOverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when another hand-over of the same person is not over yet. */
    boolean add(
            SubjectId id, String number, HandOverWish wish, @Nullable String team, @Nullable UserId by, Instant at) {
        return jdbc.sql("""
                        insert into hand_over (
                            id, number, from_id, team, state, takes_cases, ends_access, why, planned_by, planned_at)
                        values (:id, :number, :from, :team, 'PLANNED', :takesCases, :endsAccess, :why, :by, :at)
                        on conflict (from_id) where ended_at is null do nothing
                        """)
                        .param("id", id.value())
                        .param("number", number)
                        .param("from", wish.from().value())
                        .param("team", team, Types.VARCHAR)
                        .param("takesCases", wish.takesCases())
                        .param("endsAccess", wish.endsAccess())
                        .param("why", wish.why())
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(at))
                        .update()
                > 0;
    }

    /** The one of a person that is not over yet. */
    Optional<HandOver> openOf(UserId from) {
        return jdbc.sql(SELECT + "where h.from_id = :from and h.ended_at is null")
                .param("from", from.value())
                .query((row, number) -> handOver(row, List.of(), Map.of()))
                .optional();
    }

    Optional<HandOver> byNumber(String number) {
        return found("h.number = :it", number);
    }

    Optional<HandOver> byId(SubjectId id) {
        return found("h.id = :it", id.value());
    }

    /** Kept from others until the transaction ends; without its counts. */
    Optional<HandOver> locked(SubjectId id) {
        return jdbc.sql(SELECT + "where h.id = :id for update of h")
                .param("id", id.value())
                .query((row, number) -> handOver(row, List.of(), Map.of()))
                .optional();
    }

    private Optional<HandOver> found(String condition, Object it) {
        return jdbc.sql(SELECT + "where " + condition)
                .param("it", it)
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return handOver(row, takers(id), counts(id));
                })
                .optional();
    }

    /** The newest first, without their counts. */
    Page<HandOver> list(int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", LAST.toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + """
                        where (h.planned_at, h.id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by h.planned_at desc, h.id desc
                        limit :limit
                        """)
                .param("at", from.get(0))
                .param("id", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query((row, number) -> handOver(row, List.of(), Map.of()))
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.plannedAt(), one.id()));
    }

    void start(SubjectId id, @Nullable UserId by, Instant at) {
        jdbc.sql("update hand_over set state = 'RUNNING', started_by = :by, started_at = :at where id = :id")
                .param("id", id.value())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** @param endedAt absent while it is not over */
    void stands(SubjectId id, HandOverState state, @Nullable Instant endedAt) {
        jdbc.sql("update hand_over set state = :state, ended_at = :ended where id = :id")
                .param("id", id.value())
                .param("state", state.name())
                .param("ended", endedAt == null ? null : Instants.utc(endedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Map<Standing, Integer> counts(UUID id) {
        var counts = new EnumMap<Standing, Integer>(Standing.class);
        jdbc.sql("select standing, count(*) as many from hand_over_customer where hand_over_id = :id group by standing")
                .param("id", id)
                .query(row -> {
                    counts.put(Standing.valueOf(row.getString("standing")), row.getInt("many"));
                });
        return counts;
    }

    private List<Taker> takers(UUID id) {
        return jdbc.sql("""
                        select g.taker_id, coalesce(u.name, '–') as name, count(*) as many
                        from hand_over_customer g
                        left join app_user u on u.id = g.taker_id
                        where g.hand_over_id = :id
                            and g.taker_id is not null
                        group by g.taker_id, u.name
                        order by u.name, g.taker_id
                        """)
                .param("id", id)
                .query((row, number) -> new Taker(
                        new UserId(row.getObject("taker_id", UUID.class)), row.getString("name"), row.getInt("many")))
                .list();
    }

    private static HandOver handOver(ResultSet row, List<Taker> takers, Map<Standing, Integer> counts)
            throws SQLException {
        var startedBy = row.getObject("started_by", UUID.class);
        return new HandOver(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new UserId(row.getObject("from_id", UUID.class)),
                row.getString("from_name"),
                row.getString("team"),
                HandOverState.valueOf(row.getString("state")),
                takers,
                row.getBoolean("takes_cases"),
                row.getBoolean("ends_access"),
                row.getString("why"),
                startedBy == null ? null : new UserId(startedBy),
                Instants.instant(row, "planned_at"),
                Instants.instantOrNull(row, "started_at"),
                Instants.instantOrNull(row, "ended_at"),
                counts);
    }
}
