package dev.rapport.loyalty;

import dev.rapport.customer.purchases.PurchaseId;
import dev.rapport.platform.Instants;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which orders are to be looked at, and for how much of each points were decided. */
@Component
class RewardedPurchases {

    private final JdbcClient jdbc;

    RewardedPurchases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void markDue(Collection<PurchaseId> purchases, Instant at) {
        jdbc.sql("""
                        insert into rewarded_purchase (purchase_id, due_at)
                        select distinct id, cast(:at as timestamptz)
                        from unnest(cast(:ids as uuid[])) as written (id)
                        order by id
                        on conflict (purchase_id) do update
                        set due_at = excluded.due_at
                        """)
                .param("ids", purchases.stream().map(PurchaseId::value).toArray(UUID[]::new))
                .param("at", Instants.utc(at))
                .update();
    }

    List<UUID> due(Instant now, int most) {
        return jdbc.sql("""
                        select purchase_id
                        from rewarded_purchase
                        where due_at <= :now
                        order by due_at
                        limit :most
                        """)
                .param("now", Instants.utc(now))
                .param("most", most)
                .query((row, number) -> row.getObject("purchase_id", UUID.class))
                .list();
    }

    /** For how much of it was decided; empty where it is not due, or somebody else has it. */
    Optional<BigDecimal> take(UUID purchase) {
        return jdbc.sql("""
                        update rewarded_purchase
                        set due_at = null
                        where purchase_id = (
                            select purchase_id
                            from rewarded_purchase
                            where purchase_id = :id
                                and due_at is not null
                            for update skip locked)
                        returning decided
                        """).param("id", purchase).query(BigDecimal.class).optional();
    }

    void decided(UUID purchase, BigDecimal total) {
        jdbc.sql("update rewarded_purchase set decided = :total where purchase_id = :id")
                .param("id", purchase)
                .param("total", total)
                .update();
    }

    /** Looked at again then. */
    void putOff(UUID purchase, Instant until) {
        jdbc.sql("update rewarded_purchase set due_at = :until where purchase_id = :id and due_at is not null")
                .param("id", purchase)
                .param("until", Instants.utc(until))
                .update();
    }
}
