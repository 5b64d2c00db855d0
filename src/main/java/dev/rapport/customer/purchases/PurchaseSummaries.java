package dev.rapport.customer.purchases;

import dev.rapport.customer.purchases.PurchaseSummary.Rhythm;
import dev.rapport.customer.purchases.PurchaseSummary.Total;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Totals and rhythms, kept beside the purchases and made anew whenever some of a customer's are written. */
@Component
class PurchaseSummaries {

    private final JdbcClient jdbc;

    PurchaseSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets whoever else writes purchases of these customers wait, so that both count. */
    void lock(Collection<CustomerId> customers) {
        jdbc.sql("""
                        select id
                        from customer
                        where id = any(:customers)
                        order by id
                        for no key update
                        """)
                .param("customers", ids(customers))
                .query((row, number) -> true)
                .list();
    }

    void makeAnew(Collection<CustomerId> customers) {
        var ids = ids(customers);
        jdbc.sql("""
                        delete from purchase_total
                        where customer_id = any(:customers)
                        """).param("customers", ids).update();
        jdbc.sql("""
                        insert into purchase_total (customer_id, currency, orders, amount, returned)
                        select customer_id, currency, count(*), sum(amount - discount), sum(returned)
                        from purchase
                        where customer_id = any(:customers)
                        group by customer_id, currency
                        """).param("customers", ids).update();
        jdbc.sql("""
                        delete from purchase_rhythm
                        where customer_id = any(:customers)
                        """).param("customers", ids).update();
        jdbc.sql("""
                        insert into purchase_rhythm (customer_id, days, first_day, last_day, median_days)
                        select customer_id, count(*), min(day), max(day),
                            case when count(*) > 2 then percentile_cont(0.5) within group (order by distance) end
                        from (
                            select customer_id, day,
                                cast(day - lag(day) over (partition by customer_id order by day) as float8) as distance
                            from purchase
                            where customer_id = any(:customers)
                            group by customer_id, day) as days
                        group by customer_id
                        """).param("customers", ids).update();
    }

    PurchaseSummary of(CustomerId customer) {
        var totals = jdbc.sql("""
                        select currency, orders, amount, returned
                        from purchase_total
                        where customer_id = :customer
                        order by orders desc, currency
                        """)
                .param("customer", customer.value())
                .query((row, number) -> {
                    var currency = row.getString("currency");
                    return new Total(
                            row.getLong("orders"),
                            Money.of(row.getBigDecimal("amount"), currency),
                            Money.of(row.getBigDecimal("returned"), currency));
                })
                .list();
        var rhythm = jdbc.sql("""
                        select days, first_day, last_day, median_days
                        from purchase_rhythm
                        where customer_id = :customer
                        """)
                .param("customer", customer.value())
                .query((row, number) -> new Rhythm(
                        row.getInt("days"),
                        row.getObject("first_day", LocalDate.class),
                        row.getObject("last_day", LocalDate.class),
                        row.getBigDecimal("median_days")))
                .optional();
        return new PurchaseSummary(totals, rhythm.orElse(null));
    }

    private static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).toArray(UUID[]::new);
    }
}
