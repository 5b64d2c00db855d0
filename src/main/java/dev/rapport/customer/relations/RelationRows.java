package dev.rapport.customer.relations;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of relations between customers. */
@Component
class RelationRows {

    /** A relation as it is kept, from the first to the second. */
    record Kept(
            UUID id,
            CustomerId from,
            CustomerId to,
            Bond bond,
            @Nullable WorkRole role,
            @Nullable String note,
            Instant addedAt,
            @Nullable Instant endedAt) {}

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    RelationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a customer that last, or that ended; the newest first. */
    List<Kept> of(CustomerId customer, boolean ended, int limit, @Nullable String after) {
        var condition = ended ? "ended_at is not null" : "ended_at is null";
        return jdbc.sql("""
                        select *
                        from (
                            (select *
                            from customer_relation
                            where from_id = :customer and id < :after and %1$s
                            order by id desc
                            limit :limit)
                            union all
                            (select *
                            from customer_relation
                            where to_id = :customer and id < :after and %1$s
                            order by id desc
                            limit :limit)) relation
                        order by id desc
                        limit :limit
                        """.formatted(condition))
                .param("customer", customer.value())
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit)
                .query(RelationRows::kept)
                .list();
    }

    /** Those that last between any two of them. */
    List<Kept> among(Collection<CustomerId> customers, int limit) {
        return jdbc.sql("""
                        select *
                        from customer_relation
                        where from_id = any(:customers) and to_id = any(:customers) and ended_at is null
                        order by id
                        limit :limit
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("limit", limit)
                .query(RelationRows::kept)
                .list();
    }

    /** Parent firms and their subsidiaries of a customer, by name. */
    List<CustomerId> firmsBeside(CustomerId customer, int limit) {
        return jdbc.sql("""
                        select parent_id as id
                        from customer
                        where id = :customer and parent_id is not null
                        union all
                        (select id
                        from customer
                        where parent_id = :customer
                        order by name_key
                        limit :limit)
                        """)
                .param("customer", customer.value())
                .param("limit", limit)
                .query((row, number) -> new CustomerId(row.getObject("id", UUID.class)))
                .list();
    }

    /** From the subsidiary to its parent. */
    record Subsidiary(CustomerId firm, CustomerId parent) {}

    List<Subsidiary> subsidiaries(Collection<CustomerId> customers) {
        return jdbc.sql("select id, parent_id from customer where id = any(:customers) and parent_id = any(:customers)")
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> new Subsidiary(
                        new CustomerId(row.getObject("id", UUID.class)),
                        new CustomerId(row.getObject("parent_id", UUID.class))))
                .list();
    }

    /** Whether it is a firm; empty when there is no such customer. Until the transaction ends it stays what it is. */
    Optional<Boolean> isFirm(CustomerId customer) {
        return jdbc.sql("select kind = 'ORGANISATION' from customer where id = :id for key share")
                .param("id", customer.value())
                .query(Boolean.class)
                .optional();
    }

    Optional<Kept> lock(UUID id) {
        return jdbc.sql("select * from customer_relation where id = :id for update")
                .param("id", id)
                .query(RelationRows::kept)
                .optional();
    }

    /** Whether it is new: two customers stand to each other in one way only once at a time. */
    boolean add(Kept relation, @Nullable UUID by) {
        return jdbc.sql("""
                        insert into customer_relation (id, from_id, to_id, kind, role, note, added_at, added_by)
                        values (:id, :from, :to, :kind, :role, :note, :at, :by)
                        on conflict (from_id, to_id, kind) where ended_at is null do nothing
                        """)
                        .param("id", relation.id())
                        .param("from", relation.from().value())
                        .param("to", relation.to().value())
                        .param("kind", relation.bond().name())
                        .param(
                                "role",
                                relation.role() == null ? null : relation.role().name(),
                                Types.VARCHAR)
                        .param("note", relation.note(), Types.VARCHAR)
                        .param("at", Instants.utc(relation.addedAt()))
                        .param("by", by, Types.OTHER)
                        .update()
                > 0;
    }

    void changeRole(UUID id, @Nullable WorkRole role) {
        jdbc.sql("update customer_relation set role = :role where id = :id")
                .param("id", id)
                .param("role", role == null ? null : role.name(), Types.VARCHAR)
                .update();
    }

    void end(UUID id, Instant at, @Nullable UUID by) {
        jdbc.sql("update customer_relation set ended_at = :at, ended_by = :by where id = :id")
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("by", by, Types.OTHER)
                .update();
    }

    /** False when the two stand to each other like that again already. */
    boolean goOn(Kept relation) {
        return jdbc.sql("""
                        update customer_relation ended
                        set ended_at = null, ended_by = null
                        where id = :id
                            and not exists (
                                select 1
                                from customer_relation other
                                where other.from_id = ended.from_id
                                    and other.to_id = ended.to_id
                                    and other.kind = ended.kind
                                    and other.ended_at is null)
                        """).param("id", relation.id()).update() > 0;
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var role = row.getString("role");
        return new Kept(
                row.getObject("id", UUID.class),
                new CustomerId(row.getObject("from_id", UUID.class)),
                new CustomerId(row.getObject("to_id", UUID.class)),
                Bond.valueOf(row.getString("kind")),
                role == null ? null : WorkRole.valueOf(role),
                row.getString("note"),
                Instants.instant(row, "added_at"),
                Instants.instantOrNull(row, "ended_at"));
    }
}
