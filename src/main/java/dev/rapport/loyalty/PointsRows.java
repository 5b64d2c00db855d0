package dev.rapport.loyalty;

import dev.rapport.loyalty.PointsEntry.Kind;
import dev.rapport.loyalty.PointsEntry.Ruling;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the ledger, of lots, debts and what was paired with what. */
@Component
class PointsRows {

    /** What is left of what was given. */
    record Lot(UUID id, long left, @Nullable Instant expiresAt) {

        boolean isOver(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }
    }

    /** What is owed since an entry was taken back. */
    record Debt(UUID entry, long owed) {}

    private final JdbcClient jdbc;

    PointsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Refused where another wish of the same reference came first. */
    void insert(PointsEntry entry, @Nullable String knownBy) {
        var rule = entry.rule();
        var by = entry.by();
        var written = jdbc.sql("""
                        insert into points_entry (
                            id, customer_id, kind, points, at, occasion, reason, rule, rulebook_version, because, about,
                            reverses, known_by, said_by, expires_at)
                        values (
                            :id, :customer, :kind, :points, :at, :occasion, :reason, :rule, :version, :because, :about,
                            :reverses, :known, :by, :expires)
                        on conflict (known_by) do nothing
                        """)
                .param("id", entry.id())
                .param("customer", entry.customer().value())
                .param("kind", entry.kind().name())
                .param("points", entry.points())
                .param("at", Instants.utc(entry.at()))
                .param("occasion", entry.occasion().name())
                .param("reason", entry.reason(), Types.VARCHAR)
                .param("rule", rule == null ? null : rule.rule(), Types.VARCHAR)
                .param("version", rule == null ? null : rule.version(), Types.INTEGER)
                .param("because", rule == null ? null : rule.because(), Types.VARCHAR)
                .param("about", entry.about(), Types.VARCHAR)
                .param("reverses", entry.reverses(), Types.OTHER)
                .param("known", knownBy, Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("expires", Instants.utcOrNull(entry.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (written == 0) throw Refused.conflict("points.key-used", String.valueOf(knownBy));
    }

    void insertLot(PointsEntry entry) {
        jdbc.sql("""
                        insert into points_lot (id, customer_id, points, left_points, expires_at)
                        values (:id, :customer, :points, :points, :expires)
                        """)
                .param("id", entry.id())
                .param("customer", entry.customer().value())
                .param("points", entry.points())
                .param("expires", Instants.utcOrNull(entry.expiresAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** The first to expire first, of equal expiry the older one. */
    List<Lot> openLots(CustomerId customer) {
        return jdbc.sql("""
                        select id, left_points, expires_at
                        from points_lot
                        where customer_id = :customer
                            and left_points > 0
                        order by expires_at nulls last, id
                        """)
                .param("customer", customer.value())
                .query((row, number) -> new Lot(
                        row.getObject("id", UUID.class),
                        row.getLong("left_points"),
                        Instants.instantOrNull(row, "expires_at")))
                .list();
    }

    Optional<Lot> lot(UUID id) {
        return jdbc.sql("select id, left_points, expires_at from points_lot where id = :id")
                .param("id", id)
                .query((row, number) -> new Lot(
                        row.getObject("id", UUID.class),
                        row.getLong("left_points"),
                        Instants.instantOrNull(row, "expires_at")))
                .optional();
    }

    /** Takes from lots as many points as stand beside each, or gives back to them where a number is below nothing. */
    void pair(UUID entry, Map<UUID, Long> taken) {
        if (taken.isEmpty()) return;
        jdbc.sql("""
            with taken as (
                select unnest(cast(:ids as uuid[])) as id,
                    unnest(cast(:lots as uuid[])) as lot_id,
                    unnest(cast(:points as bigint[])) as points),
            paired as (
                insert into points_pairing (id, entry_id, lot_id, points)
                select id, :entry, lot_id, points
                from taken)
            update points_lot
            set left_points = left_points - taken.points
            from taken
            where points_lot.id = taken.lot_id
            """)
                .param("entry", entry)
                .param("ids", taken.keySet().stream().map(lot -> Ids.next()).toArray(UUID[]::new))
                .param("lots", taken.keySet().toArray(UUID[]::new))
                .param("points", taken.values().toArray(Long[]::new))
                .update();
    }

    /** What an entry and those that take it back took from each lot, the last to expire first. */
    List<Lot> takenBy(UUID entry) {
        return jdbc.sql("""
                        select lot_id, sum(paired.points) as taken, lot.expires_at
                        from points_pairing paired
                        join points_entry entry on entry.id = entry_id
                        join points_entry lot on lot.id = lot_id
                        where entry.id = :entry
                            or entry.reverses = :entry
                        group by lot_id, lot.expires_at
                        having sum(paired.points) > 0
                        order by lot.expires_at desc nulls first, lot_id desc
                        """)
                .param("entry", entry)
                .query((row, number) -> new Lot(
                        row.getObject("lot_id", UUID.class),
                        row.getLong("taken"),
                        Instants.instantOrNull(row, "expires_at")))
                .list();
    }

    /** What was lost of a lot by time. */
    long expiredOf(UUID lot) {
        return jdbc.sql("""
                        select coalesce(sum(paired.points), 0)
                        from points_pairing paired
                        join points_entry entry on entry.id = entry_id
                        where lot_id = :lot
                            and kind = 'EXPIRE'
                        """).param("lot", lot).query(Long.class).single();
    }

    /** What was taken back of an entry. */
    long reversedOf(UUID entry) {
        return jdbc.sql("select coalesce(sum(abs(points)), 0) from points_entry where reverses = :entry")
                .param("entry", entry)
                .query(Long.class)
                .single();
    }

    List<Debt> debts(CustomerId customer) {
        return jdbc.sql("select id, owed from points_debt where customer_id = :customer order by id")
                .param("customer", customer.value())
                .query((row, number) -> new Debt(row.getObject("id", UUID.class), row.getLong("owed")))
                .list();
    }

    void owe(UUID entry, CustomerId customer, long points) {
        jdbc.sql("insert into points_debt (id, customer_id, owed) values (:id, :customer, :owed)")
                .param("id", entry)
                .param("customer", customer.value())
                .param("owed", points)
                .update();
    }

    void pay(Debt debt, long points) {
        var sql = points == debt.owed()
                ? "delete from points_debt where id = :id and owed = :points"
                : "update points_debt set owed = owed - :points where id = :id";
        jdbc.sql(sql).param("id", debt.entry()).param("points", points).update();
    }

    Optional<PointsEntry> byId(UUID id) {
        return jdbc.sql(PointsQueries.SELECT + "where id = :id")
                .param("id", id)
                .query((row, number) -> entry(row))
                .optional();
    }

    Optional<PointsEntry> knownBy(String key) {
        return jdbc.sql(PointsQueries.SELECT + "where known_by = :key")
                .param("key", key)
                .query((row, number) -> entry(row))
                .optional();
    }

    /** What was given for something, the newest first. */
    List<PointsEntry> earnedFor(Occasion occasion, String about) {
        return jdbc.sql(PointsQueries.SELECT + """
                        where about = :about
                            and occasion = :occasion
                            and kind = 'EARN'
                        order by id desc
                        """)
                .param("about", about)
                .param("occasion", occasion.name())
                .query((row, number) -> entry(row))
                .list();
    }

    /** For which of these something was given. */
    Set<String> areEarnedFor(Occasion occasion, Collection<String> abouts) {
        return jdbc.sql("""
                        select distinct about
                        from points_entry
                        where about = any(:abouts)
                            and occasion = :occasion
                            and kind = 'EARN'
                        """)
                .param("abouts", abouts.toArray(String[]::new))
                .param("occasion", occasion.name())
                .query((row, number) -> row.getString("about"))
                .set();
    }

    /** Customers with points whose time is over. */
    List<CustomerId> withOverdueLots(Instant now, int most) {
        return jdbc.sql("""
                        select distinct customer_id
                        from (
                            select customer_id
                            from points_lot
                            where left_points > 0
                                and expires_at <= :now
                            order by expires_at
                            limit :most) as due
                        """)
                .param("now", Instants.utc(now))
                .param("most", most)
                .query((row, number) -> new CustomerId(row.getObject("customer_id", UUID.class)))
                .list();
    }

    static PointsEntry entry(ResultSet row) throws SQLException {
        var rule = row.getString("rule");
        var by = row.getObject("said_by", UUID.class);
        return new PointsEntry(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getLong("points"),
                Instants.instant(row, "at"),
                Occasion.valueOf(row.getString("occasion")),
                row.getString("reason"),
                rule == null ? null : new Ruling(rule, row.getInt("rulebook_version"), row.getString("because")),
                row.getString("about"),
                row.getObject("reverses", UUID.class),
                by == null ? null : new UserId(by),
                Instants.instantOrNull(row, "expires_at"));
    }
}
