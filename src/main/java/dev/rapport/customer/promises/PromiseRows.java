package dev.rapport.customer.promises;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of promises. */
@Component
class PromiseRows {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    PromiseRows(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The open ones with the earliest due first; or those that ended, the latest due last. */
    Page<MadePromise> of(CustomerId customer, boolean open, int limit, @Nullable String after) {
        var from = after == null ? List.of("-infinity", FIRST.toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select *
                        from promise
                        where customer_id = :customer
                            and (state = 'OPEN') = :open
                            and (due_at, id) > (cast(:due as timestamptz), cast(:id as uuid))
                        order by due_at, id
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("open", open)
                .param("due", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(PromiseRows::read)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.dueAt(), row.id()));
    }

    Optional<MadePromise> find(SubjectId id) {
        return jdbc.sql("select * from promise where id = :id")
                .param("id", id.value())
                .query(PromiseRows::read)
                .optional();
    }

    /** Kept from others until the transaction ends. */
    MadePromise locked(SubjectId id) {
        return jdbc.sql("select * from promise where id = :id for update")
                .param("id", id.value())
                .query(PromiseRows::read)
                .optional()
                .orElseThrow(() -> Refused.notFound("error.no-such-id", id));
    }

    void add(MadePromise promise) {
        jdbc.sql("""
                        insert into promise (id, number, customer_id, what, due_at, owner_id, team, state, made_by, made_at)
                        values (:id, :number, :customer, :what, :due, :owner, :team, 'OPEN', :by, :at)
                        """)
                .param("id", promise.id().value())
                .param("number", promise.number())
                .param("customer", promise.customer().value())
                .param("what", promise.what())
                .param("due", Instants.utc(promise.dueAt()))
                .param("owner", value(promise.owner()), Types.OTHER)
                .param("team", promise.team())
                .param("by", value(promise.madeBy()), Types.OTHER)
                .param("at", Instants.utc(promise.madeAt()))
                .update();
        say(promise, promise.madeBy(), promise.madeAt(), null);
    }

    void save(MadePromise promise) {
        jdbc.sql("""
                        update promise
                        set due_at = :due,
                            owner_id = :owner,
                            team = :team,
                            state = :state,
                            reason = :reason,
                            ended_at = :ended
                        where id = :id
                        """)
                .param("due", Instants.utc(promise.dueAt()))
                .param("owner", value(promise.owner()), Types.OTHER)
                .param("team", promise.team())
                .param("state", promise.state().name())
                .param("reason", promise.reason(), Types.VARCHAR)
                .param("ended", Instants.utcOrNull(promise.endedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", promise.id().value())
                .update();
        if (!promise.isOpen()) events.publishEvent(promise.stands());
    }

    /** Notes for when it was said. */
    void say(MadePromise promise, @Nullable UserId by, Instant at, @Nullable String why) {
        jdbc.sql("""
                        insert into promise_time (promise_id, number, due_at, said_at, said_by, why)
                        select :id, count(*) + 1, :due, :at, :by, :why
                        from promise_time
                        where promise_id = :id
                        """)
                .param("id", promise.id().value())
                .param("due", Instants.utc(promise.dueAt()))
                .param("at", Instants.utc(at))
                .param("by", value(by), Types.OTHER)
                .param("why", why, Types.VARCHAR)
                .update();
    }

    /** A time that was said, the first first. */
    record Time(
            Instant dueAt,
            Instant saidAt,
            @Nullable UserId by,
            @Nullable String why) {}

    List<Time> times(SubjectId promise) {
        return jdbc.sql("select * from promise_time where promise_id = :id order by number limit 100")
                .param("id", promise.value())
                .query((row, number) -> new Time(
                        Instants.instant(row, "due_at"),
                        Instants.instant(row, "said_at"),
                        user(row, "said_by"),
                        row.getString("why")))
                .list();
    }

    static MadePromise read(ResultSet row, int number) throws SQLException {
        return new MadePromise(
                new SubjectId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getString("what"),
                Instants.instant(row, "due_at"),
                user(row, "owner_id"),
                row.getString("team"),
                PromiseState.valueOf(row.getString("state")),
                row.getString("reason"),
                user(row, "made_by"),
                Instants.instant(row, "made_at"),
                Instants.instantOrNull(row, "ended_at"));
    }

    private static @Nullable UserId user(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }

    private static @Nullable UUID value(@Nullable UserId id) {
        return id == null ? null : id.value();
    }
}
