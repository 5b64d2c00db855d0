package dev.rapport.customer;

import dev.rapport.platform.CustomerId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts customers below others as an import does, which may come later. */
public final class Subsidiaries {

    private Subsidiaries() {}

    public static void link(JdbcClient jdbc, CustomerId below, String parent) {
        jdbc.sql("""
                        update customer
                        set parent_external = :key, parent_id = (select id from customer where external = :parent or name_key = :key limit 1)
                        where id = :below
                        """)
                .param("key", NameKey.of(parent).text())
                .param("parent", parent)
                .param("below", below.value())
                .update();
    }
}
