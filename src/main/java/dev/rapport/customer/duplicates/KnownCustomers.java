package dev.rapport.customer.duplicates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads of customers what is compared. */
@Component
class KnownCustomers {

    // by customer alone: while a table that grows is not analysed, an index that begins with the kind would be walked
    // through
    private static final String COLUMNS = """
            select id, kind, name,
                array(
                    select kind || ' ' || value
                    from contact_point
                    where customer_id = customer.id
                        and kind <> 'ADDRESS') as points,
                array(
                    select channel || ' ' || external
                    from social_identity
                    where customer_id = customer.id) as identities,
                array(
                    select name || '=' || value
                    from customer_fact
                    where customer_id = customer.id
                        and customer_fact.name = any(:facts)) as facts
            from customer
            """;

    private final JdbcClient jdbc;

    KnownCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<UUID, Known> of(Collection<UUID> ids) {
        var pool = new Pool();
        var found = new HashMap<UUID, Known>();
        jdbc.sql(COLUMNS + "where id = any(:ids) and erased_at is null")
                .param("facts", Known.FACTS)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> known(row, pool))
                .list()
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    /** Firms, or people, in the order of their ids. */
    List<Known> page(boolean firms, @Nullable UUID after, int limit, Pool pool) {
        return jdbc.sql(COLUMNS + """
                        where kind = :kind
                            and id > :after
                            and erased_at is null
                        order by id
                        limit :limit
                        """)
                .param("facts", Known.FACTS)
                .param("kind", firms ? "ORGANISATION" : "PERSON")
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("limit", limit)
                .query((row, number) -> known(row, pool))
                .list();
    }

    private static Known known(ResultSet row, Pool pool) throws SQLException {
        var facts = new HashMap<String, String>();
        for (var fact : texts(row, "facts"))
            facts.put(fact.substring(0, fact.indexOf('=')), fact.substring(fact.indexOf('=') + 1));
        return Known.of(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("ORGANISATION"),
                row.getString("name"),
                texts(row, "points"),
                texts(row, "identities"),
                facts,
                pool);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
