package dev.rapport.loyalty;

import dev.rapport.loyalty.CouponBatch.State;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of batches of coupons, with their counts. */
@Component
class BatchRows {

    private static final UUID LAST = new UUID(-1, -1);

    private static final String COLUMNS = """
        id, name, kind, worth, gift, currency, minimum, products, valid_from, valid_until, total, per_person, stackable,
            budget, thanks, state, issued, reserved, redeemed, cost
        """;

    private final JdbcClient jdbc;

    BatchRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, CouponTerms terms, @Nullable UserId by, Instant at) {
        written(jdbc.sql("""
                        insert into coupon_batch (
                            id, name, kind, worth, gift, currency, minimum, products, valid_from, valid_until, total,
                            per_person, stackable, budget, thanks, state, made_by, made_at)
                        values (
                            :id, :name, :kind, :worth, :gift, :currency, :minimum, :products, :from, :until, :total,
                            :person, :stackable, :budget, :thanks, 'DRAFT', :by, :at)
                        """), terms)
                .param("id", id)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    void change(UUID id, CouponTerms terms) {
        written(jdbc.sql("""
                        update coupon_batch
                        set name = :name, kind = :kind, worth = :worth, gift = :gift, currency = :currency,
                            minimum = :minimum, products = :products, valid_from = :from, valid_until = :until,
                            total = :total, per_person = :person, stackable = :stackable, budget = :budget,
                            thanks = :thanks
                        where id = :id
                        """), terms).param("id", id).update();
    }

    private static JdbcClient.StatementSpec written(JdbcClient.StatementSpec statement, CouponTerms terms) {
        return statement
                .param("name", terms.name())
                .param("kind", terms.kind().name())
                .param("worth", terms.worth(), Types.NUMERIC)
                .param("gift", terms.gift(), Types.VARCHAR)
                .param("currency", terms.currency().getCurrencyCode())
                .param("minimum", terms.minimum(), Types.NUMERIC)
                .param("products", terms.products().toArray(String[]::new))
                .param("from", Instants.utc(terms.validFrom()))
                .param("until", Instants.utcOrNull(terms.validUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("total", terms.total(), Types.INTEGER)
                .param("person", terms.perPerson(), Types.INTEGER)
                .param("stackable", terms.stackable())
                .param("budget", terms.budget(), Types.NUMERIC)
                .param("thanks", terms.thanks());
    }

    void remove(UUID id) {
        jdbc.sql("delete from coupon_batch where id = :id").param("id", id).update();
    }

    void become(UUID id, State state) {
        jdbc.sql("update coupon_batch set state = :state where id = :id")
                .param("state", state.name())
                .param("id", id)
                .update();
    }

    /** Adds to the counts; what passes a limit was refused before. */
    void count(UUID id, int issued, int reserved, int redeemed, BigDecimal cost) {
        jdbc.sql("""
                        update coupon_batch
                        set issued = issued + :issued, reserved = reserved + :reserved, redeemed = redeemed + :redeemed,
                            cost = cost + :cost
                        where id = :id
                        """)
                .param("issued", issued)
                .param("reserved", reserved)
                .param("redeemed", redeemed)
                .param("cost", cost)
                .param("id", id)
                .update();
    }

    Optional<CouponBatch> byId(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from coupon_batch where id = :id")
                .param("id", id)
                .query((row, number) -> batch(row))
                .optional();
    }

    /** Kept from others until the transaction ends. */
    Optional<CouponBatch> held(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from coupon_batch where id = :id for update")
                .param("id", id)
                .query((row, number) -> batch(row))
                .optional();
    }

    boolean isNamed(String name, @Nullable UUID butNot) {
        return jdbc.sql("select exists (select 1 from coupon_batch where name = :name and id is distinct from :id)")
                .param("name", name)
                .param("id", butNot, Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    /** The newest first. */
    List<CouponBatch> list(@Nullable State state, int limit, @Nullable UUID after) {
        return jdbc.sql("select " + COLUMNS + """
                        from coupon_batch
                        where id < :after
                            and (cast(:state as text) is null or state = :state)
                        order by id desc
                        limit :limit
                        """)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> batch(row))
                .list();
    }

    /** The newest one that thanks members and has some left. */
    Optional<CouponBatch> ofThanks(Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                        from coupon_batch
                        where thanks
                            and state = 'RUNNING'
                            and valid_from <= :now
                            and (valid_until is null or valid_until > :now)
                            and (total is null or issued < total)
                            and (budget is null or cost < budget)
                        order by id desc
                        limit 1
                        """)
                .param("now", Instants.utc(now))
                .query((row, number) -> batch(row))
                .optional();
    }

    private static CouponBatch batch(ResultSet row) throws SQLException {
        return new CouponBatch(
                row.getObject("id", UUID.class),
                new CouponTerms(
                        row.getString("name"),
                        CouponTerms.Kind.valueOf(row.getString("kind")),
                        row.getBigDecimal("worth"),
                        row.getString("gift"),
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("minimum"),
                        List.of((String[]) row.getArray("products").getArray()),
                        Instants.instant(row, "valid_from"),
                        Instants.instantOrNull(row, "valid_until"),
                        row.getObject("total", Integer.class),
                        row.getObject("per_person", Integer.class),
                        row.getBoolean("stackable"),
                        row.getBigDecimal("budget"),
                        row.getBoolean("thanks")),
                State.valueOf(row.getString("state")),
                row.getInt("issued"),
                row.getInt("reserved"),
                row.getInt("redeemed"),
                row.getBigDecimal("cost"));
    }
}
