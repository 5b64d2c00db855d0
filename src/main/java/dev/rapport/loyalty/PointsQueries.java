package dev.rapport.loyalty;

import dev.rapport.loyalty.PointsStanding.Ending;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in the ledger of a customer, and what it comes to. */
@Component
class PointsQueries {

    static final String SELECT = """
        select id, customer_id, kind, points, at, occasion, reason, rule, rulebook_version, because, about, reverses,
            said_by, expires_at
        from points_entry
        """;

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    PointsQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where two became one, what the one owes is paid by what the other has with the next entry; it is shown so at once. */
    PointsStanding standing(CustomerId customer, Instant now) {
        var net = jdbc.sql("""
                        select
                            (
                                select coalesce(sum(left_points), 0)
                                from points_lot
                                where customer_id = :customer
                                    and left_points > 0
                                    and (expires_at is null or expires_at > :now))
                            - (
                                select coalesce(sum(owed), 0)
                                from points_debt
                                where customer_id = :customer)
                        """)
                .param("customer", customer.value())
                .param("now", Instants.utc(now))
                .query(Long.class)
                .single();
        var next = jdbc.sql("""
                        select expires_at, sum(left_points) as points
                        from points_lot
                        where customer_id = :customer
                            and left_points > 0
                            and expires_at > :now
                        group by expires_at
                        order by expires_at
                        limit 1
                        """)
                .param("customer", customer.value())
                .param("now", Instants.utc(now))
                .query((row, number) -> new Ending(row.getLong("points"), Instants.instant(row, "expires_at")))
                .optional();
        return new PointsStanding(Math.max(0, net), Math.max(0, -net), net > 0 ? next.orElse(null) : null);
    }

    Page<PointsEntry> ledger(CustomerId customer, int limit, @Nullable String after) {
        var found = jdbc.sql(SELECT + """
                        where customer_id = :customer
                            and id < :before
                        order by id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("before", after == null ? LAST : Cursor.id(after))
                .param("limit", limit + 1)
                .query((row, number) -> PointsRows.entry(row))
                .list();
        return Page.of(found, limit, entry -> Cursor.of(entry.id()));
    }
}
