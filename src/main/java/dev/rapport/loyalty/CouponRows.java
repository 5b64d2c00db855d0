package dev.rapport.loyalty;

import dev.rapport.loyalty.Coupon.GivenBack;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of coupons. Whoever changes one holds its batch first. */
@Component
class CouponRows {

    /** @param state as it was written: what is over by time is not written */
    record Kept(
            UUID id,
            UUID batch,
            String batchName,
            @Nullable Instant validUntil,
            CustomerId customer,
            byte[] sealed,
            Coupon.State state,
            Instant issuedAt,
            @Nullable String order,
            @Nullable Instant reservedUntil,
            @Nullable BigDecimal amount,
            @Nullable Instant redeemedAt,
            @Nullable String voidReason,
            @Nullable GivenBack givenBack) {}

    /** The code of a coupon as it is kept. */
    record Sealed(UUID id, byte[] code) {}

    private static final String SELECT = """
        select coupon.id, batch_id, batch.name, batch.valid_until, customer_id, code_sealed, coupon.state, issued_at,
            order_number, reserved_until, amount, redeemed_at, void_reason,
            given_back_at, given_back_order, given_back_reason
        from coupon
        join coupon_batch batch on batch.id = batch_id
        """;

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    CouponRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            UUID id,
            UUID batch,
            CustomerId customer,
            CouponCode code,
            byte[] sealed,
            Instant at,
            @Nullable String issuedFor,
            @Nullable UserId by) {
        jdbc.sql("""
                        insert into coupon (
                            id, batch_id, customer_id, code_hash, code_sealed, state, issued_at, issued_for, issued_by)
                        values (:id, :batch, :customer, :hash, :sealed, 'ISSUED', :at, :for, :by)
                        """)
                .param("id", id)
                .param("batch", batch)
                .param("customer", customer.value())
                .param("hash", code.hash())
                .param("sealed", sealed)
                .param("at", Instants.utc(at))
                .param("for", issuedFor, Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
    }

    Optional<Kept> byCode(CouponCode code) {
        return jdbc.sql(SELECT + "where code_hash = :hash")
                .param("hash", code.hash())
                .query((row, number) -> kept(row))
                .optional();
    }

    Optional<Kept> byId(UUID id) {
        return jdbc.sql(SELECT + "where coupon.id = :id")
                .param("id", id)
                .query((row, number) -> kept(row))
                .optional();
    }

    Optional<Kept> issuedFor(String what) {
        return jdbc.sql(SELECT + "where issued_for = :what")
                .param("what", what)
                .query((row, number) -> kept(row))
                .optional();
    }

    /** Those that were not made void. */
    int issuedTo(UUID batch, CustomerId customer) {
        return jdbc.sql("""
                        select count(*)
                        from coupon
                        where customer_id = :customer
                            and batch_id = :batch
                            and state <> 'VOID'
                        """)
                .param("batch", batch)
                .param("customer", customer.value())
                .query(Integer.class)
                .single();
    }

    /** Lets whoever else takes a coupon off the same order wait until the transaction ends. */
    void holdOrder(String order) {
        jdbc.sql("select cast(pg_advisory_xact_lock(hashtextextended('coupons of ' || :order, 0)) as text)")
                .param("order", order)
                .query(String.class)
                .list();
    }

    /** Those that count beside others at a moment. */
    List<Kept> ofOrder(String order, Instant now) {
        return jdbc.sql(SELECT + """
                        where order_number = :order
                            and coupon.state in ('RESERVED', 'REDEEMED')
                            and (coupon.state = 'REDEEMED' or reserved_until > :now)
                        """)
                .param("order", order)
                .param("now", Instants.utc(now))
                .query((row, number) -> kept(row))
                .list();
    }

    /** The newest first. */
    List<Kept> ofCustomer(CustomerId customer, int limit, @Nullable UUID after) {
        return jdbc.sql(SELECT
                        + "where customer_id = :customer and coupon.id < :after order by coupon.id desc limit :limit")
                .param("customer", customer.value())
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> kept(row))
                .list();
    }

    List<Kept> ofBatch(UUID batch, int limit, @Nullable UUID after) {
        return jdbc.sql(SELECT + "where batch_id = :batch and coupon.id < :after order by coupon.id desc limit :limit")
                .param("batch", batch)
                .param("after", after == null ? LAST : after)
                .param("limit", limit)
                .query((row, number) -> kept(row))
                .list();
    }

    void reserve(UUID id, String order, BigDecimal amount, Instant until) {
        jdbc.sql("""
                        update coupon
                        set state = 'RESERVED', order_number = :order, amount = :amount, reserved_until = :until
                        where id = :id
                        """)
                .param("id", id)
                .param("order", order)
                .param("amount", amount)
                .param("until", Instants.utc(until))
                .update();
    }

    void redeem(UUID id, String order, BigDecimal amount, Instant at) {
        jdbc.sql("""
                        update coupon
                        set state = 'REDEEMED', order_number = :order, amount = :amount, reserved_until = null,
                            redeemed_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("order", order)
                .param("amount", amount)
                .param("at", Instants.utc(at))
                .update();
    }

    void release(UUID id) {
        jdbc.sql("""
                        update coupon
                        set state = 'ISSUED', order_number = null, amount = null, reserved_until = null
                        where id = :id
                        """).param("id", id).update();
    }

    void giveBack(UUID id, String reason, @Nullable UserId by, Instant at) {
        jdbc.sql("""
                        update coupon
                        set state = 'ISSUED', given_back_order = order_number, given_back_reason = :reason,
                            given_back_by = :by, given_back_at = :at,
                            order_number = null, amount = null, redeemed_at = null
                        where id = :id
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    void makeVoid(UUID id, String reason) {
        jdbc.sql("""
                        update coupon
                        set state = 'VOID', order_number = null, amount = null, reserved_until = null,
                            void_reason = :reason
                        where id = :id
                        """).param("id", id).param("reason", reason).update();
    }

    /** Reservations whose time is over. */
    List<Kept> overdue(UUID batch, Instant now) {
        return jdbc.sql(SELECT + "where coupon.state = 'RESERVED' and reserved_until <= :now and batch_id = :batch")
                .param("batch", batch)
                .param("now", Instants.utc(now))
                .query((row, number) -> kept(row))
                .list();
    }

    /** Batches that have some. */
    List<UUID> batchesWithOverdue(Instant now, int most) {
        return jdbc.sql("""
                        select distinct batch_id
                        from (
                            select batch_id
                            from coupon
                            where state = 'RESERVED'
                                and reserved_until <= :now
                            limit :most) as due
                        """)
                .param("now", Instants.utc(now))
                .param("most", most)
                .query((row, number) -> row.getObject("batch_id", UUID.class))
                .list();
    }

    /** The codes of those after one, the oldest first, without those that were erased. */
    List<Sealed> sealedAfter(UUID last, int limit) {
        return jdbc.sql("""
                        select id, code_sealed
                        from coupon
                        where id > :last
                            and code_sealed <> ''
                        order by id
                        limit :limit
                        """)
                .param("last", last)
                .param("limit", limit)
                .query((row, number) -> new Sealed(row.getObject("id", UUID.class), row.getBytes("code_sealed")))
                .list();
    }

    /** Unless somebody wrote another meanwhile. */
    void sealAnew(Sealed before, byte[] sealed) {
        jdbc.sql("update coupon set code_sealed = :sealed where id = :id and code_sealed = :before")
                .param("sealed", sealed)
                .param("id", before.id())
                .param("before", before.code())
                .update();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("batch_id", UUID.class),
                row.getString("name"),
                Instants.instantOrNull(row, "valid_until"),
                new CustomerId(row.getObject("customer_id", UUID.class)),
                row.getBytes("code_sealed"),
                Coupon.State.valueOf(row.getString("state")),
                Instants.instant(row, "issued_at"),
                row.getString("order_number"),
                Instants.instantOrNull(row, "reserved_until"),
                row.getBigDecimal("amount"),
                Instants.instantOrNull(row, "redeemed_at"),
                row.getString("void_reason"),
                givenBack(row));
    }

    private static @Nullable GivenBack givenBack(ResultSet row) throws SQLException {
        var at = Instants.instantOrNull(row, "given_back_at");
        return at == null
                ? null
                : new GivenBack(at, row.getString("given_back_order"), row.getString("given_back_reason"));
    }
}
