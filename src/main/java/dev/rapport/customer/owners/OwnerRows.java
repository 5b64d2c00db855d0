package dev.rapport.customer.owners;

import dev.rapport.customer.owners.OwnerMoves.Changed;
import dev.rapport.customer.owners.OwnerMoves.Why;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Owners and teams of customers, and what was changed of them. */
@Component
class OwnerRows {

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final Clock clock;

    OwnerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Owner> of(CustomerId customer) {
        return jdbc.sql("select owner_id, team from customer where id = :id")
                .param("id", customer.value())
                .query((row, number) -> owner(row))
                .optional();
    }

    /** Kept from others until the transaction ends, in an order that cannot deadlock. */
    Map<CustomerId, Owner> locked(Collection<CustomerId> customers) {
        var held = new LinkedHashMap<CustomerId, Owner>();
        jdbc.sql("""
                        select id, owner_id, team
                        from customer
                        where id = any(:ids)
                        order by id
                        for no key update
                        """)
                .param("ids", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query(row -> {
                    held.put(new CustomerId(row.getObject("id", UUID.class)), owner(row));
                });
        return held;
    }

    void write(Collection<Changed> changed, Why why) {
        jdbc.sql("""
                        with changed as (
                            select *
                            from unnest(
                                    cast(:ids as uuid[]), cast(:customers as uuid[]), cast(:from as uuid[]),
                                    cast(:to as uuid[]), cast(:fromTeam as text[]), cast(:toTeam as text[]))
                                as changed (id, customer_id, from_id, to_id, from_team, to_team)
                        ),
                        kept as (
                            insert into customer_owner_change (
                                id, customer_id, from_id, to_id, from_team, to_team, at, changed_by, cause, why, source_id)
                            select id, customer_id, from_id, to_id, from_team, to_team, :at, :by, :cause, :why, :source
                            from changed
                        )
                        update customer
                        set owner_id = changed.to_id, team = changed.to_team, version = version + 1
                        from changed
                        where customer.id = changed.customer_id
                        """)
                .param("ids", array(changed, UUID[]::new, Changed::id))
                .param(
                        "customers",
                        array(changed, UUID[]::new, one -> one.customer().value()))
                .param(
                        "from",
                        array(changed, UUID[]::new, one -> id(one.before().person())))
                .param("to", array(changed, UUID[]::new, one -> id(one.after().person())))
                .param(
                        "fromTeam",
                        array(changed, String[]::new, one -> one.before().team()))
                .param(
                        "toTeam",
                        array(changed, String[]::new, one -> one.after().team()))
                .param("at", Instants.utc(clock.instant()))
                .param("by", id(why.by()), Types.OTHER)
                .param("cause", why.cause().name())
                .param("why", why.words())
                .param("source", why.source(), Types.OTHER)
                .update();
    }

    /** The last one first. */
    List<OwnerChange> changes(CustomerId customer, int limit, @Nullable String after) {
        return jdbc.sql("""
                        select change.*,
                            (select name from app_user where id = change.changed_by) as by_name,
                            (select name from app_user where id = change.from_id) as from_name,
                            (select name from app_user where id = change.to_id) as to_name
                        from customer_owner_change change
                        where change.customer_id = :customer
                            and change.id < :after
                        order by change.id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit)
                .query((row, number) -> new OwnerChange(
                        row.getObject("id", UUID.class),
                        Instants.instant(row, "at"),
                        user(row.getObject("changed_by", UUID.class)),
                        row.getString("by_name"),
                        row.getString("from_name"),
                        row.getString("to_name"),
                        row.getString("from_team"),
                        row.getString("to_team"),
                        OwnerCause.valueOf(row.getString("cause")),
                        row.getString("why")))
                .list();
    }

    private static <T> T[] array(
            Collection<Changed> changed, IntFunction<T[]> array, Function<Changed, @Nullable T> part) {
        return changed.stream().map(part).toArray(array);
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(user(row.getObject("owner_id", UUID.class)), row.getString("team"));
    }

    private static @Nullable UserId user(@Nullable UUID id) {
        return id == null ? null : new UserId(id);
    }

    private static @Nullable UUID id(@Nullable UserId user) {
        return user == null ? null : user.value();
    }
}
