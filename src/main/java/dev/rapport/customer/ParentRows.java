package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which firm stands above a firm. */
@Component
class ParentRows {

    private final JdbcClient jdbc;

    ParentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes those who change parents wait for each other, so that no two of them make a ring together. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('PARENTS', 0))")
                .query((row, number) -> true)
                .single();
    }

    /** Whether the one is somewhere above the other. */
    boolean isAbove(CustomerId one, CustomerId other) {
        return jdbc.sql("""
                        with recursive above (id) as (
                            select parent_id
                            from customer
                            where id = :other
                            union
                            select customer.parent_id
                            from above
                            join customer on customer.id = above.id)
                        select exists (select from above where id = :one)
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Boolean.class)
                .single();
    }

    void put(CustomerId firm, @Nullable CustomerId parent) {
        jdbc.sql("""
                        update customer
                        set parent_id = :parent,
                            parent_external = (select name_key from customer parent where parent.id = :parent),
                            version = version + 1
                        where id = :firm
                        """)
                .param("firm", firm.value())
                .param("parent", parent == null ? null : parent.value(), Types.OTHER)
                .update();
    }
}
