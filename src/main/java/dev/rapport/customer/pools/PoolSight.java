package dev.rapport.customer.pools;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether contact data of a customer may be uncovered, which some pools forbid until somebody took the customer. */
@Component
public class PoolSight {

    private final JdbcClient jdbc;
    private final Access access;

    PoolSight(JdbcClient jdbc, Access access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /** Refuses with the name of the pool out of which the customer is to be taken first. Managers may. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    public void requireUncovering(CustomerId customer) {
        if (access.hasRole(Role.MANAGER)) return;
        jdbc.sql("""
                        select p.name
                        from pool_customer pc
                        join customer_pool p on p.id = pc.pool_id
                        join customer c on c.id = pc.customer_id
                        where pc.customer_id = :customer
                            and p.hides
                            and p.active
                            and c.owner_id is null
                        limit 1
                        """)
                .param("customer", customer.value())
                .query(String.class)
                .optional()
                .ifPresent(pool -> {
                    throw Refused.notAllowed("pools.hidden", pool);
                });
    }
}
