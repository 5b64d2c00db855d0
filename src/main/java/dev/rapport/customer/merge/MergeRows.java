package dev.rapport.customer.merge;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The merges that were not undone. */
@Component
class MergeRows {

    private final JdbcClient jdbc;

    MergeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Merge merge) {
        jdbc.sql("""
            insert into customer_merge (id, survivor_id, gone_id, gone_name, merged_by, merged_at)
            values (:id, :survivor, :gone, :name, :by, :at)
            """)
                .param("id", merge.id().value())
                .param("survivor", merge.survivor().value())
                .param("gone", merge.gone().value())
                .param("name", merge.goneName())
                .param("by", merge.by() == null ? null : merge.by().value(), Types.OTHER)
                .param("at", Instants.utc(merge.at()))
                .update();
    }

    /** The one that goes is known as the survivor from now on. */
    void alias(Merge merge) {
        jdbc.sql("""
            insert into customer_alias (old_id, canonical_id, kind, name, name_key, external)
            select id, :survivor, kind, name, name_key, external
            from customer
            where id = :gone
            """)
                .param("survivor", merge.survivor().value())
                .param("gone", merge.gone().value())
                .update();
    }

    void forgetAlias(Merge merge) {
        jdbc.sql("delete from customer_alias where old_id = :gone")
                .param("gone", merge.gone().value())
                .update();
    }

    void undone(Merge merge, @Nullable UserId by, Instant at) {
        jdbc.sql("update customer_merge set undone_by = :by, undone_at = :at where id = :id")
                .param("id", merge.id().value())
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(at))
                .update();
    }

    /** The one by which a customer went. */
    Optional<Merge> of(CustomerId gone) {
        return jdbc.sql("select * from customer_merge where gone_id = :gone and undone_at is null")
                .param("gone", gone.value())
                .query(MergeRows::read)
                .optional();
    }

    /** The same, kept from others until the transaction ends. */
    Optional<Merge> locked(CustomerId gone) {
        return jdbc.sql("select * from customer_merge where gone_id = :gone and undone_at is null for update")
                .param("gone", gone.value())
                .query(MergeRows::read)
                .optional();
    }

    /** All by which others are known as this customer now, the first of them first. */
    List<Merge> into(CustomerId customer) {
        return jdbc.sql("""
            select customer_merge.*
            from customer_alias
            join customer_merge on gone_id = old_id and undone_at is null
            where canonical_id = :customer
            order by customer_merge.id
            """)
                .param("customer", customer.value())
                .query(MergeRows::read)
                .list();
    }

    /** From the one by which a customer went to the last by which the one went that it became. */
    List<Merge> chain(CustomerId gone) {
        var chain = new ArrayList<Merge>();
        for (var next = of(gone); next.isPresent(); next = of(chain.getLast().survivor())) chain.add(next.get());
        return chain;
    }

    /** Later ones that build on it, the last first: they must be undone before. */
    List<Merge> onTop(Merge merge, CustomerId now) {
        Set<CustomerId> touched = new HashSet<>(Set.of(merge.survivor()));
        var later = new ArrayList<Merge>();
        for (var other : into(now)) {
            if (!merge.id().isBefore(other.id())) continue;
            if (!touched.contains(other.survivor()) && !touched.contains(other.gone())) continue;
            touched.add(other.survivor());
            later.addFirst(other);
        }
        return later;
    }

    private static Merge read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("merged_by", UUID.class);
        return new Merge(
                new MergeId(row.getObject("id", UUID.class)),
                new CustomerId(row.getObject("survivor_id", UUID.class)),
                new CustomerId(row.getObject("gone_id", UUID.class)),
                row.getString("gone_name"),
                by == null ? null : new UserId(by),
                Instants.instant(row, "merged_at"));
    }
}
