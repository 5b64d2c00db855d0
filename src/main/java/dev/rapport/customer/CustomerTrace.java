package dev.rapport.customer;

import dev.rapport.cases.Subject;
import dev.rapport.cases.TraceNode;
import dev.rapport.cases.TracePart;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The customers whose cases they are. */
@Component
class CustomerTrace implements TracePart {

    private final JdbcClient jdbc;

    CustomerTrace(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<TraceNode> of(List<Subject> family, Locale locale) {
        return jdbc.sql("""
                        select id, name, tier, lifecycle, created_at
                        from customer
                        where id = any(:customers)
                        order by created_at, id
                        """)
                .param(
                        "customers",
                        family.stream()
                                .map(Subject::customer)
                                .filter(Objects::nonNull)
                                .map(CustomerId::value)
                                .toArray(UUID[]::new))
                .query((row, number) -> new TraceNode(
                        TraceNode.Kind.CUSTOMER,
                        row.getString("id"),
                        null,
                        row.getString("name"),
                        row.getString("tier"),
                        row.getString("lifecycle"),
                        Instants.instant(row, "created_at"),
                        null))
                .list();
    }
}
