package dev.rapport.customer.membership;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.CustomerMove;
import dev.rapport.platform.CustomerParting;
import dev.rapport.platform.CustomerTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Two members who become one have one membership that counts: the one in force, of the higher level, that lasts longer.
 * The other stands back, so that its number still leads to the customer, until they are two again.
 */
@Component
class MembershipsFollowCustomers {

    private static final CustomerTable TABLE = CustomerTable.of("membership", "customer_id");

    private final JdbcClient jdbc;
    private final Clock clock;

    MembershipsFollowCustomers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void hear(CustomerMove move) {
        var parts = move instanceof CustomerParting;
        if (!parts && move.customers().size() > 1) standBack(move.customers());
        move.of(TABLE);
        if (parts) comeForward(move.customers());
    }

    private void standBack(Collection<CustomerId> customers) {
        jdbc.sql("""
                        with counting as (
                            select membership.id,
                                first_value(membership.id) over (
                                    order by since <= :today and coalesce(valid_until >= :today, true) desc, rank desc,
                                        valid_until desc nulls first, since, membership.id) as first
                            from membership
                            join membership_level on word = level
                            where customer_id = any(:customers)
                                and ended_on is null)
                        update membership
                        set ended_on = :today, stands_back_for = first
                        from counting
                        where counting.id = membership.id
                            and first <> membership.id
                        """)
                .param("today", LocalDate.now(clock))
                .param("customers", ids(customers))
                .update();
    }

    /** What counted in its place is somebody else's again, or was taken back. Who is a member otherwise by now stays so. */
    private void comeForward(Collection<CustomerId> customers) {
        jdbc.sql("""
                        update membership back
                        set ended_on = null, stands_back_for = null
                        where customer_id = any(:customers)
                            and stands_back_for is not null
                            and not exists (
                                select 1
                                from membership first
                                where first.id = back.stands_back_for
                                    and first.customer_id = back.customer_id)
                            and not exists (
                                select 1
                                from membership other
                                where other.customer_id = back.customer_id
                                    and other.ended_on is null)
                        """).param("customers", ids(customers)).update();
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }
}
