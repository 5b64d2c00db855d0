package dev.rapport.customer.quality;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of customers with whom something is wrong. */
@Component
class FaultQueries {

    private static final String SELECT = """
            select given.id, given.name, given.what, given.since, given.team,
                (select name from app_user where id = given.owner_id) as owner,
                case when given.what = 'SHARED_PHONE' then (
                    select other.customer_id
                    from contact_point own
                    join contact_point other
                        on other.kind = 'PHONE'
                        and other.value = own.value
                        and other.extension is not distinct from own.extension
                        and other.customer_id <> own.customer_id
                        and other.do_not_use is null
                    where own.customer_id = given.id
                        and own.kind = 'PHONE'
                        and own.do_not_use is null
            """ + ExaminedRows.NOT_TOLD_APART + """
                    limit 1) end as other_id
            from (
                select customer.id, customer.name, customer.owner_id, fault.what, fault.since, fault.team, fault.quality
                from quality_fault fault
                join customer on customer.id = fault.customer_id
            """;

    private final JdbcClient jdbc;

    FaultQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest first. */
    Page<FaultLine> list(Which which, int limit, @Nullable String after) {
        var from = after == null ? List.of("-infinity", new UUID(0, 0).toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql(SELECT + which.condition("fault") + """
                        and (fault.since, fault.customer_id) > (cast(:at as timestamptz), cast(:id as uuid))
                    order by fault.since, fault.customer_id
                    limit :limit) as given
                order by given.since, given.id
                """)
                .params(which.parameters())
                .param("at", from.get(0))
                .param("id", Ids.parse(from.get(1)))
                .param("limit", limit + 1)
                .query(FaultQueries::line)
                .list();
        return Page.of(rows, limit, line -> Cursor.of(line.since(), line.customer()));
    }

    /** In the order of the checks. */
    List<FaultLine> of(CustomerId customer) {
        var lines = new ArrayList<>(jdbc.sql(SELECT + "where fault.customer_id = :customer) as given")
                .param("customer", customer.value())
                .query(FaultQueries::line)
                .list());
        lines.sort((one, other) -> one.flaw().compareTo(other.flaw()));
        return lines;
    }

    private static FaultLine line(ResultSet row, int number) throws SQLException {
        var other = row.getObject("other_id", UUID.class);
        return new FaultLine(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Flaw.valueOf(row.getString("what")),
                Instants.instant(row, "since"),
                row.getString("owner"),
                row.getString("team"),
                other == null ? null : new CustomerId(other));
    }
}
