package dev.rapport.testing;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes tables that only tests use, as the database's owner, since the application may make none. */
public final class TestTables {

    private TestTables() {}

    /** Makes the table unless it is there, and lets everybody use it. */
    public static void make(Flyway flyway, String table, String columns) {
        var owner = JdbcClient.create(flyway.getConfiguration().getDataSource());
        owner.sql("create table if not exists %s (%s)".formatted(table, columns))
                .update();
        owner.sql("grant all on %s to public".formatted(table)).update();
    }
}
