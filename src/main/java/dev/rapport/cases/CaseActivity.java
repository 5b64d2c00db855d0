package dev.rapport.cases;

import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When somebody last worked with customers. */
@Component
public class CaseActivity {

    private final JdbcClient jdbc;

    CaseActivity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * When a case of a customer was opened last, or a person did something with the customer or one of its cases. Those
     * with whom nothing ever happened are left out.
     *
     * @param passedOver kinds of entries that are no work
     */
    public Map<CustomerId, Instant> last(Collection<CustomerId> customers, Collection<String> passedOver) {
        var last = new HashMap<CustomerId, Instant>();
        jdbc.sql("""
                        select customer_id, max(at) as at
                        from (
                            select customer_id, opened_at as at
                            from subject
                            where customer_id = any(:customers)
                            union all
                            select subject.customer_id, done.at
                            from subject
                            cross join lateral (
                                select at
                                from trail
                                where subject_id = subject.id
                                    and actor is not null
                                    and kind <> all(:passedOver)
                                order by at desc
                                limit 1
                            ) as done
                            where subject.customer_id = any(:customers)
                            union all
                            select own.id, done.at
                            from unnest(cast(:customers as uuid[])) as own (id)
                            cross join lateral (
                                select at
                                from trail
                                where subject_id = own.id
                                    and actor is not null
                                    and kind <> all(:passedOver)
                                order by at desc
                                limit 1
                            ) as done
                        ) as activity
                        group by customer_id
                        """)
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .param("passedOver", passedOver.toArray(String[]::new))
                .query(row -> {
                    last.put(new CustomerId(row.getObject("customer_id", UUID.class)), Instants.instant(row, "at"));
                });
        return last;
    }
}
