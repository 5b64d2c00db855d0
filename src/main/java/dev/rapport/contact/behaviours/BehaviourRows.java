package dev.rapport.contact.behaviours;

import dev.rapport.platform.Channel;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of what people did. */
@Component
class BehaviourRows {

    /**
     * One to be kept.
     *
     * @param address as addresses of customers are compared
     * @param customer absent while nobody knows who it was
     */
    record Fresh(
            UUID id,
            NewBehaviour told,
            String address,
            @Nullable CustomerId customer) {

        static Fresh of(NewBehaviour told, String address, @Nullable CustomerId customer) {
            return new Fresh(Ids.next(), told, address, customer);
        }
    }

    /** How often, and when last, somebody did something of a kind. */
    record Times(int times, Instant last) {}

    private final JdbcClient jdbc;

    BehaviourRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives those that were not known. */
    List<UUID> add(String source, List<Fresh> all, Instant now) {
        return jdbc.sql("""
                        insert into behaviour (
                            id, source, there, channel, address, customer_id, kind, what, at, received_at)
                        select id, :source, there, channel, address, customer_id, kind, what, at, :now
                        from unnest(
                                cast(:ids as uuid[]), cast(:theres as text[]), cast(:channels as text[]),
                                cast(:addresses as text[]), cast(:customers as uuid[]), cast(:kinds as text[]),
                                cast(:whats as text[]), cast(:ats as timestamptz[]))
                            as given (id, there, channel, address, customer_id, kind, what, at)
                        on conflict (source, there) do nothing
                        returning id
                        """)
                .param("source", source)
                .param("now", Instants.utc(now))
                .param("ids", all.stream().map(Fresh::id).toArray(UUID[]::new))
                .param("theres", texts(all, one -> one.told().there()))
                .param("channels", texts(all, one -> one.told().channel().word()))
                .param("addresses", texts(all, Fresh::address))
                .param(
                        "customers",
                        all.stream()
                                .map(one -> one.customer() == null
                                        ? null
                                        : one.customer().value())
                                .toArray(UUID[]::new))
                .param("kinds", texts(all, one -> one.told().kind().name()))
                .param("whats", texts(all, one -> one.told().what()))
                .param("ats", texts(all, one -> one.told().at().toString()))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private static @Nullable String[] texts(List<Fresh> all, Function<Fresh, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** The newest first. */
    Page<Behaviour> of(CustomerId customer, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select *
                        from behaviour
                        where customer_id = :customer
                            and (at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by at desc, id desc
                        limit :limit
                        """)
                .param("customer", customer.value())
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(BehaviourRows::read)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.at(), row.id()));
    }

    /** What was done since then, by kind; of each at most a thousand are counted. */
    Map<BehaviourKind, Times> count(CustomerId customer, Instant since) {
        var counted = new EnumMap<BehaviourKind, Times>(BehaviourKind.class);
        jdbc.sql("""
                        select kind, count(*) as times, max(at) as last
                        from (
                            select kind, at
                            from behaviour
                            where customer_id = :customer
                                and at >= :since
                            order by at desc
                            limit 1000) as lately
                        group by kind
                        """)
                .param("customer", customer.value())
                .param("since", Instants.utc(since))
                .query(row -> {
                    counted.put(
                            BehaviourKind.valueOf(row.getString("kind")),
                            new Times(row.getInt("times"), Instants.instant(row, "last")));
                });
        return counted;
    }

    /** Of whom something is known now. */
    record Taken(CustomerId customer, Behaviour behaviour) {}

    /** Gives what nobody known had done, under these addresses, to whose they are. */
    List<Taken> take(Map<String, CustomerId> owners) {
        return jdbc.sql("""
                        update behaviour
                        set customer_id = owner.customer_id
                        from unnest(cast(:addresses as text[]), cast(:customers as uuid[])) as owner (address, customer_id)
                        where behaviour.customer_id is null
                            and behaviour.address = owner.address
                        returning behaviour.*
                        """)
                .param("addresses", owners.keySet().toArray(String[]::new))
                .param(
                        "customers",
                        owners.values().stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) ->
                        new Taken(new CustomerId(row.getObject("customer_id", UUID.class)), read(row, number)))
                .list();
    }

    /** What these customers did under other addresses was done by nobody known. */
    void leave(Collection<CustomerId> customers, Map<String, CustomerId> owners) {
        jdbc.sql("""
                        update behaviour
                        set customer_id = null
                        where customer_id = any(:customers)
                            and not exists (
                                select
                                from unnest(cast(:addresses as text[]), cast(:owners as uuid[])) as owner (address, id)
                                where owner.address = behaviour.address
                                    and owner.id = behaviour.customer_id)
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("addresses", owners.keySet().toArray(String[]::new))
                .param("owners", owners.values().stream().map(CustomerId::value).toArray(UUID[]::new))
                .update();
    }

    /** Addresses under which nobody known did something, in their order. */
    List<String> waiting(String after, int most) {
        return jdbc.sql("""
                        select distinct address
                        from behaviour
                        where customer_id is null
                            and address > :after
                        order by address
                        limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Forgets some that nobody known did and that came before that time. */
    int forget(Instant before, int most) {
        return jdbc.sql("""
                        delete from behaviour
                        where id = any(array(
                            select id
                            from behaviour
                            where customer_id is null
                                and received_at < :before
                            order by received_at
                            limit :most
                            for update skip locked))
                        """)
                .param("before", Instants.utc(before))
                .param("most", most)
                .update();
    }

    private static Behaviour read(ResultSet row, int number) throws SQLException {
        return new Behaviour(
                row.getObject("id", UUID.class),
                Word.parse(Channel.class, row.getString("channel")),
                BehaviourKind.valueOf(row.getString("kind")),
                row.getString("what"),
                Instants.instant(row, "at"));
    }
}
