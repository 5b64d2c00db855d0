package dev.rapport.customer;

import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who customers are on channels that know their people themselves. */
@Component
class IdentityRows {

    private final JdbcClient jdbc;

    IdentityRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one known longest first. */
    List<KeptIdentity> of(CustomerId customer) {
        return jdbc.sql("select * from social_identity where customer_id = :customer order by added_at, id")
                .param("customer", customer.value())
                .query(IdentityRows::identity)
                .list();
    }

    Optional<KeptIdentity> find(CustomerId customer, UUID id) {
        return jdbc.sql("select * from social_identity where id = :id and customer_id = :customer")
                .param("id", id)
                .param("customer", customer.value())
                .query(IdentityRows::identity)
                .optional();
    }

    /** Makes transactions that mean the same identity wait for each other. */
    void lock(KeptIdentity identity) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended(key, 0))
                        from (select unnest(cast(:keys as text[])) as key order by 1) sorted
                        """)
                .param("keys", new String[] {
                    "IDENTITY " + identity.channel() + " " + identity.account() + " " + identity.external(),
                    "UNION " + identity.channel() + " " + identity.unionid()
                })
                .query((row, number) -> true)
                .list();
    }

    /** Whose it is, or who has the same id across accounts; another row than this one. */
    Optional<Relative> holder(KeptIdentity identity) {
        return jdbc.sql("""
                        select customer.id, customer.name
                        from social_identity known
                        join customer on customer.id = known.customer_id
                        where known.id <> :id
                            and known.channel = :channel
                            and known.account = :account
                            and known.external = :external
                        union all
                        select customer.id, customer.name
                        from social_identity known
                        join customer on customer.id = known.customer_id
                        where known.id <> :id
                            and known.channel = :channel
                            and known.unionid = :unionid
                        limit 1
                        """)
                .param("id", identity.id())
                .param("channel", identity.channel())
                .param("account", identity.account())
                .param("external", identity.external())
                .param("unionid", identity.unionid(), Types.VARCHAR)
                .query((row, number) ->
                        new Relative(new CustomerId(row.getObject("id", UUID.class)), row.getString("name")))
                .optional();
    }

    /** Adds it, or makes the one of its id what it is. */
    void put(CustomerId customer, KeptIdentity identity) {
        jdbc.sql("""
                        insert into social_identity (
                            id, customer_id, channel, account, external, unionid, certainty, proof, added_at)
                        values (
                            :id, :customer, :channel, :account, :external, :unionid, :certainty, :proof, :at)
                        on conflict (id) do update
                        set certainty = excluded.certainty, proof = excluded.proof
                        """)
                .param("id", identity.id())
                .param("customer", customer.value())
                .param("channel", identity.channel())
                .param("account", identity.account())
                .param("external", identity.external())
                .param("unionid", identity.unionid(), Types.VARCHAR)
                .param("certainty", identity.certainty().name())
                .param("proof", identity.proof(), Types.VARCHAR)
                .param("at", Instants.utc(identity.addedAt()))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from social_identity where id = :id").param("id", id).update();
    }

    private static KeptIdentity identity(ResultSet row, int number) throws SQLException {
        return new KeptIdentity(
                row.getObject("id", UUID.class),
                row.getString("channel"),
                row.getString("account"),
                row.getString("external"),
                row.getString("unionid"),
                Certainty.valueOf(row.getString("certainty")),
                row.getString("proof"),
                Instants.instant(row, "added_at"));
    }
}
