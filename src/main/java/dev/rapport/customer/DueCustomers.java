package dev.rapport.customer;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers that wait for work in the background, in a table of {@code place} and {@code customer_id} to which rows are only
 * appended, so that nobody who changes a customer waits.
 */
public final class DueCustomers {

    private final JdbcClient jdbc;
    private final String table;

    public DueCustomers(JdbcClient jdbc, String table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** Takes those of whom it is told first, and leaves those that another copy of the application took. */
    public List<UUID> take(int most) {
        return jdbc
                .sql("""
                        delete from %1$s
                        where place = any(array(
                            select place
                            from %1$s
                            order by place
                            limit :most
                            for update skip locked))
                        returning customer_id
                        """.formatted(table))
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** Those of them that are still there are due again. */
    public void putBack(Collection<UUID> customers) {
        if (customers.isEmpty()) return;
        jdbc.sql("""
                        insert into %s (customer_id)
                        select id
                        from customer
                        where id = any(:ids) and erased_at is null
                        """.formatted(table))
                .param("ids", customers.toArray(UUID[]::new))
                .update();
    }
}
