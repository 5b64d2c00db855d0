package dev.rapport.engine.runtime;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the application's role its rights on all tables after each migration, where the tables belong to another role:
 * to read and write, but only to add to a table with the trigger that refuses anything else (decision 007).
 */
@Component
class ApplicationRights implements FlywayMigrationStrategy {

    private static final String APPENDED_TO = """
            select string_agg(distinct tgrelid::regclass::text, ', ')
            from pg_trigger
            join pg_proc on pg_proc.oid = tgfoid
            where proname like '%is\\_only\\_appended\\_to'
            """;

    private final JdbcConnectionDetails application;

    ApplicationRights(JdbcConnectionDetails application) {
        this.application = application;
    }

    @Override
    public void migrate(Flyway flyway) {
        flyway.migrate();
        grant(flyway.getConfiguration().getDataSource());
    }

    private void grant(DataSource owner) {
        var jdbc = JdbcClient.create(owner);
        var role = application.getUsername();
        if (role == null || role.equals(single(jdbc, "select current_user"))) return;
        new TransactionTemplate(new JdbcTransactionManager(owner)).executeWithoutResult(status -> {
            // two copies that start at once would stumble over each other
            jdbc.sql("select pg_advisory_xact_lock(7230252)").query(row -> {});
            grant(jdbc, quoted(jdbc, role));
        });
    }

    private static void grant(JdbcClient jdbc, String role) {
        execute(jdbc, "grant usage on schema " + single(jdbc, "select quote_ident(current_schema)") + " to " + role);
        execute(jdbc, "grant select, insert, update, delete on " + owned(jdbc, "rpv") + " to " + role);
        execute(jdbc, "grant usage, select on sequence " + owned(jdbc, "S") + " to " + role);
        execute(jdbc, "revoke insert, update, delete on flyway_schema_history from " + role);
        execute(jdbc, "revoke update, delete on " + single(jdbc, APPENDED_TO) + " from " + role);
    }

    /** @param kinds letters as in pg_class */
    private static String owned(JdbcClient jdbc, String kinds) {
        return jdbc.sql("""
                        select string_agg(oid::regclass::text, ', ')
                        from pg_class
                        where relnamespace = current_schema::regnamespace
                            and strpos(:kinds, relkind::text) > 0
                            and pg_get_userbyid(relowner) = current_user
                        """).param("kinds", kinds).query(String.class).single();
    }

    private static String quoted(JdbcClient jdbc, String role) {
        return jdbc.sql("select quote_ident(:role)")
                .param("role", role)
                .query(String.class)
                .single();
    }

    private static String single(JdbcClient jdbc, String query) {
        return jdbc.sql(query).query(String.class).single();
    }

    private static void execute(JdbcClient jdbc, String statement) {
        jdbc.sql(statement).update();
    }
}
