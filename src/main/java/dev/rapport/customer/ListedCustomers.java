package dev.rapport.customer;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Customers for lists of other modules, masked for whoever asks as the list of customers is. */
@Component
public class ListedCustomers {

    private final CustomerQueries queries;
    private final PointSight sights;

    ListedCustomers(CustomerQueries queries, PointSight sights) {
        this.queries = queries;
        this.sights = sights;
    }

    /** In the order of their ids here; those that do not exist or were erased are left out. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public List<CustomerLine> of(List<CustomerId> ids) {
        var lines = queries.lines(ids);
        return sights.listed(
                ids.stream().map(lines::get).filter(Objects::nonNull).toList());
    }
}
