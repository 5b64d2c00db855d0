package dev.rapport.customer;

import dev.rapport.customer.CustomerProfile.Relative;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private final JdbcClient jdbc;

    CustomerQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them in the order of their names. */
    CustomersFound all(int limit, @Nullable String after) {
        var from = after == null ? List.of("", "00000000-0000-0000-0000-000000000000") : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + """
                        where (name_key, id) > (:fromKey, :fromId)
                            and erased_at is null
                        order by name_key, id
                        limit :limit
                        """)
                .param("fromKey", from.get(0))
                .param("fromId", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query((row, i) -> new Found(row.getString("name_key"), line(row)))
                .list();
        var page = Page.of(
                        rows,
                        limit,
                        found -> Cursor.of(found.key(), found.line().id()))
                .map(Found::line);
        return new CustomersFound(page.items(), page.next(), false);
    }

    /** Several in one query; those that do not exist or were erased are left out. */
    Map<CustomerId, CustomerLine> lines(Collection<CustomerId> ids) {
        return jdbc
                .sql(SELECT + "where id = any(:ids) and erased_at is null")
                .param("ids", ids.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, i) -> line(row))
                .list()
                .stream()
                .collect(Collectors.toMap(CustomerLine::id, Function.identity()));
    }

    boolean isErased(CustomerId id) {
        return jdbc.sql("select exists (select 1 from customer where id = :id and erased_at is not null)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
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
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                null);
    }

    private static Relative relative(ResultSet row, int number) throws SQLException {
        return new Relative(new CustomerId(row.getObject("id", UUID.class)), row.getString("name"));
    }
}
