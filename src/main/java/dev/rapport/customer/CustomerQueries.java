package dev.rapport.customer;

import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of customers by name, and what belongs to one of them. */
@Component
class CustomerQueries {

    private static final String SELECT = """
            select id, kind, name, name_key, external, tier, lifecycle, created_at,
                (select name from app_user where app_user.id = owner_id) as owner,
                array(
                    select masked
                    from contact_point
                    where customer_id = customer.id and contact_point.kind <> 'ADDRESS'
                    order by added_at, contact_point.id) as contact_points
            from customer
            """;

    private record Found(String key, CustomerLine line) {}

    private record Condition(String sql, Map<String, Object> parameters) {}

    private final JdbcClient jdbc;
    private final ContactPoints contactPoints;

    CustomerQueries(JdbcClient jdbc, ContactPoints contactPoints) {
        this.jdbc = jdbc;
        this.contactPoints = contactPoints;
    }

    /**
     * Customers in the order of their names.
     *
     * @param search part of a name, an external id, a phone number in any spelling or its last four digits, an e-mail
     *     address, what is before its at sign, or part of what is after it: no more of either than a mask shows
     */
    Page<CustomerLine> list(String search, int limit, @Nullable String after) {
        var from = after == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.parse(after, 2);
        var condition = condition(search.strip());
        var rows = jdbc.sql(SELECT + """
                        where (name_key, id) > (:fromKey, :fromId)
                            and %s
                        order by name_key, id
                        limit :limit
                        """.formatted(condition.sql()))
                .params(condition.parameters())
                .param("fromKey", from.get(0))
                .param("fromId", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query((row, i) -> new Found(row.getString("name_key"), line(row)))
                .list();
        return Page.of(rows, limit, found -> Cursor.of(found.key(), found.line().id()))
                .map(Found::line);
    }

    Optional<CustomerLine> find(CustomerId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query((row, i) -> line(row))
                .optional();
    }

    Optional<Relative> parent(CustomerId id) {
        return jdbc.sql("""
                        select parent.id, parent.name
                        from customer
                        join customer parent on parent.id = customer.parent_id
                        where customer.id = :id
                        """)
                .param("id", id.value())
                .query(CustomerQueries::relative)
                .optional();
    }

    List<Relative> subsidiaries(CustomerId id) {
        return jdbc.sql("select id, name from customer where parent_id = :id order by name_key limit 100")
                .param("id", id.value())
                .query(CustomerQueries::relative)
                .list();
    }

    private Condition condition(String search) {
        if (search.isEmpty()) return new Condition("true", Map.of());
        var key = NameKey.of(search);
        var sought = contactPoints.sought(search);
        var sql = """
                id in (
                    select id
                    from customer
                    where name_grams @> cast(:grams as text[]) and name_key like :inside
                    union all
                    select id
                    from customer
                    where external = :external
                    union all
                    select customer_id
                    from contact_point
                    where kind = :kind and value = :value
                    union all
                    select customer_id
                    from contact_point
                    where kind = 'PHONE' and :ending <> '' and reverse(value) like reverse(:ending) || '%'
                    union all
                    select customer_id
                    from contact_point
                    where kind = 'EMAIL' and (value like :mail or value like :domain))
                """;
        return new Condition(
                sql,
                Map.of(
                        "grams", key.needed().toArray(String[]::new),
                        "inside", key.inside(),
                        "external", search,
                        "kind", sought.phone() == null ? "EMAIL" : "PHONE",
                        "value",
                                Stream.of(sought.phone(), sought.email())
                                        .filter(Objects::nonNull)
                                        .findFirst()
                                        .orElse(""),
                        "ending", sought.ending(),
                        "mail", sought.mail(),
                        "domain", sought.domain()));
    }

    private static CustomerLine line(ResultSet row) throws SQLException {
        return new CustomerLine(
                new CustomerId(row.getObject("id", UUID.class)),
                NewCustomer.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("external"),
                row.getString("tier"),
                Lifecycle.valueOf(row.getString("lifecycle")),
                row.getString("owner"),
                List.of((String[]) row.getArray("contact_points").getArray()),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Relative relative(ResultSet row, int number) throws SQLException {
        return new Relative(new CustomerId(row.getObject("id", UUID.class)), row.getString("name"));
    }
}
