package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ids of customers that became one with another. */
@Component
public class Aliases implements KnownAs {

    private final JdbcClient jdbc;

    Aliases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @ForEverybody("only an id, by which nothing is told")
    @Override
    public CustomerId now(CustomerId id) {
        return merged(id).orElse(id);
    }

    @ForEverybody("only ids, by which nothing is told")
    @Override
    public List<CustomerId> all(CustomerId id) {
        var now = now(id);
        var before = jdbc.sql("select old_id from customer_alias where canonical_id = :now order by old_id")
                .param("now", now.value())
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .list();
        return Stream.concat(Stream.of(now), before.stream()).toList();
    }

    /** Whom it became one with, if it did. */
    @ForEverybody("only an id, by which nothing is told")
    public Optional<CustomerId> merged(CustomerId id) {
        return jdbc.sql("select canonical_id from customer_alias where old_id = :id")
                .param("id", id.value())
                .query((row, number) -> new CustomerId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Why a customer of that id is not found. */
    public Refused missing(CustomerId id) {
        return jdbc.sql("""
            select customer_alias.name as was, customer.name as now
            from customer_alias
            join customer on customer.id = canonical_id
            where old_id = :id
            """)
                .param("id", id.value())
                .query((row, number) ->
                        Refused.conflict("customer.merged-meanwhile", row.getString("was"), row.getString("now")))
                .optional()
                .orElseGet(() -> Refused.notFound("error.no-such-id", id));
    }

    /** What the customer was called as well. */
    boolean wasCalled(CustomerId id, NameKey name) {
        return jdbc.sql("select exists (select from customer_alias where canonical_id = :id and name_key = :name)")
                .param("id", id.value())
                .param("name", name.text())
                .query(Boolean.class)
                .single();
    }
}
