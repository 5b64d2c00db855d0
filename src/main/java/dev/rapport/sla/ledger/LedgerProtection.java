package dev.rapport.sla.ledger;

import dev.rapport.platform.ForStrangers;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says whether the application's own role could change the ledger; it goes on either way. */
@Component("ledgerHealthIndicator")
public class LedgerProtection implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerProtection.class);

    private final JdbcClient jdbc;
    private final List<String> tables;

    /** @param elsewhere the tables that other modules own */
    LedgerProtection(JdbcClient jdbc, List<ToldTable> elsewhere) {
        this.jdbc = jdbc;
        var told = Stream.concat(ToldTable.OWN.stream(), elsewhere.stream())
                .filter(ToldTable::appendOnly)
                .map(ToldTable::name);
        this.tables = Stream.concat(Stream.of("sla_ledger", "sla_anchor"), told).toList();
    }

    /** The tables of the ledger that the application's role could change, by itself or by giving itself the right. */
    @ForStrangers("the health of the product says it too")
    public List<String> changeable() {
        return jdbc.sql("""
                        select relname
                        from pg_class
                        join pg_namespace on pg_namespace.oid = relnamespace
                        where pg_class.oid = any(cast(:tables as regclass[]))
                            and (
                                has_table_privilege(pg_class.oid, 'update, delete, truncate, trigger')
                                or has_any_column_privilege(pg_class.oid, 'update')
                                or pg_has_role(relowner, 'member')
                                or pg_has_role(nspowner, 'member')
                            )
                        order by relname
                        """)
                .param("tables", tables.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    @EventListener(ApplicationReadyEvent.class)
    void warn() {
        var open = changeable();
        if (!open.isEmpty())
            LOG.warn(
                    "The application's database role can change the ledger ({}). Give it a role of its own, and the"
                            + " owner of the tables as spring.flyway.user; see the README.",
                    String.join(", ", open));
    }

    @Override
    public Health health() {
        return Health.up().withDetail("protected", changeable().isEmpty()).build();
    }
}
