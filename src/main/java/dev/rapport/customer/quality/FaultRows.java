package dev.rapport.customer.quality;

import dev.rapport.customer.DueCustomers;
import dev.rapport.platform.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what is wrong with customers, and who is to be examined. */
@Component
class FaultRows {

    private final JdbcClient jdbc;
    private final DueCustomers waiting;

    FaultRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        waiting = new DueCustomers(jdbc, "quality_due");
    }

    record Fault(UUID customer, Flaw flaw, @Nullable String team) {}

    /** Of those who were examined these are the faults now; one that was there already stays as old as it is. */
    void put(Collection<UUID> examined, List<Fault> faults, Instant now) {
        jdbc.sql("""
                        with found as (
                            select *
                            from unnest(
                                    cast(:customers as uuid[]), cast(:qualities as text[]), cast(:flaws as text[]),
                                    cast(:teams as text[]))
                                as found (customer_id, quality, what, team)
                        ),
                        mended as (
                            delete from quality_fault
                            where customer_id = any(:examined)
                                and not exists (
                                    select 1
                                    from found
                                    where found.customer_id = quality_fault.customer_id
                                        and found.quality = quality_fault.quality)
                        )
                        insert into quality_fault (customer_id, quality, what, since, team)
                        select customer_id, quality, what, :now, team
                        from found
                        on conflict (customer_id, quality) do update
                        set what = excluded.what, team = excluded.team
                        where (quality_fault.what, quality_fault.team) is distinct from (excluded.what, excluded.team)
                        """)
                .param("customers", faults.stream().map(Fault::customer).toArray(UUID[]::new))
                .param(
                        "qualities",
                        faults.stream()
                                .map(fault -> fault.flaw().quality().name())
                                .toArray(String[]::new))
                .param(
                        "flaws",
                        faults.stream().map(fault -> fault.flaw().name()).toArray(String[]::new))
                .param("teams", faults.stream().map(Fault::team).toArray(String[]::new))
                .param("examined", examined.toArray(UUID[]::new))
                .param("now", Instants.utc(now))
                .update();
    }

    List<UUID> takeDue(int most) {
        return waiting.take(most);
    }

    void putBack(Collection<UUID> customers) {
        waiting.putBack(customers);
    }

    /** Who has a number of theirs and was alone with it before is not any more. */
    void examineSharers(Collection<UUID> customers) {
        if (customers.isEmpty()) return;
        jdbc.sql("""
                        insert into quality_due (customer_id)
                        select distinct other.customer_id
                        from contact_point own
                        cross join lateral (
                            select customer_id
                            from contact_point
                            where kind = 'PHONE'
                                and value = own.value
                                and customer_id <> own.customer_id
                                and not exists (
                                    select 1
                                    from quality_fault
                                    where quality_fault.customer_id = contact_point.customer_id
                                        and quality = 'DUPLICATE_PHONES')
                            limit 20) as other
                        where own.customer_id = any(:customers)
                            and own.kind = 'PHONE'
                            and not other.customer_id = any(:customers)
                        """).param("customers", customers.toArray(UUID[]::new)).update();
    }
}
