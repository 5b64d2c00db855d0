package dev.rapport.customer;

import dev.rapport.access.Access;
import dev.rapport.access.Standing;
import dev.rapport.platform.CustomerId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How whoever asks stands to customers. */
@Component
public class CustomerStandings {

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    CustomerStandings(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    public Standing to(CustomerId customer) {
        return to(List.of(customer)).getOrDefault(customer, Standing.OTHER);
    }

    /** To several in one query. The system is as near as an owner. */
    public Map<CustomerId, Standing> to(Collection<CustomerId> customers) {
        var asker = access.current().orElse(null);
        if (asker == null)
            return customers.stream().distinct().collect(Collectors.toMap(one -> one, one -> Standing.OWNER));
        return jdbc
                .sql("""
                        select customer.id,
                            case
                                when customer.owner_id = :asker then 'OWNER'
                                when exists (
                                    select
                                    from customer_collaborator beside
                                    where beside.customer_id = customer.id
                                        and beside.user_id = :asker
                                        and beside.ended_at is null
                                        and (beside.until is null or beside.until >= :today)) then 'COLLABORATOR'
                                when customer.team = any(:teams) then 'TEAM'
                                else 'OTHER'
                            end as standing
                        from customer
                        where customer.id = any(:customers)
                        """)
                .param("asker", asker.id().value())
                .param("today", LocalDate.now(clock))
                .param("teams", asker.teams().toArray(String[]::new))
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new CustomerId(row.getObject("id", UUID.class)), Standing.valueOf(row.getString("standing"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
