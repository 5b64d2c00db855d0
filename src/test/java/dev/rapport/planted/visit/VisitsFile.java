package dev.rapport.planted.visit;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.imports.ImportKind;
import dev.rapport.imports.ImportRow;
import dev.rapport.imports.RowRejected;
import dev.rapport.testing.TestTables;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Visits that were planned elsewhere, known by their number there. */
@Component
class VisitsFile implements ImportKind {

    private final Visits visits;
    private final Customers customers;
    private final Staff staff;
    private final JdbcClient jdbc;

    VisitsFile(Visits visits, Customers customers, Staff staff, JdbcClient jdbc, Flyway flyway) {
        this.visits = visits;
        this.customers = customers;
        this.staff = staff;
        this.jdbc = jdbc;
        TestTables.make(flyway, "visit_elsewhere", "number text primary key");
    }

    @Override
    public String name() {
        return "visits";
    }

    @Override
    public Set<Role> rolesForOne() {
        return Set.of(Role.MANAGER, Role.ADMIN);
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("visit", "visited", "why", "visitor");
    }

    @Override
    public void apply(ImportRow row, @Nullable String mapping) {
        var visitor = staff.byName(row.required("visitor"))
                .orElseThrow(() -> new RowRejected("error.no-such-id", row.required("visitor")));
        var customer = customers.findOrAdd(new NewCustomer(
                NewCustomer.Kind.ORGANISATION, row.required("visited"), null, null, null, List.of(), Map.of()));
        if (isNew(row.required("visit")))
            visits.plan(
                    customer,
                    row.required("why"),
                    visitor.id(),
                    visitor.teams().iterator().next());
    }

    private boolean isNew(String number) {
        return jdbc.sql("insert into visit_elsewhere (number) values (:number) on conflict do nothing")
                        .param("number", number)
                        .update()
                == 1;
    }
}
