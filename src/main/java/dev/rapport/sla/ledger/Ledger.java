package dev.rapport.sla.ledger;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of promises that nobody can change without being found out (decision 007). Joins the caller's transaction.
 * The database numbers the entries of a chain and computes their hashes, also for statements that insert into
 * {@code sla_ledger} by themselves, and writes an entry for each row of {@code sla_case}, {@code sla_event},
 * {@code sla_warning}, {@code sla_breach}, {@code breach_remark} and {@code business_calendar}, for each change of a
 * case's promises, and for each policy that is published.
 */
@Component
@Transactional
@NamedInterface("ledger")
public class Ledger {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Clock clock;

    Ledger(JdbcClient jdbc, JsonMapper json, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.clock = clock;
    }

    /** Writes what the person who asks, or else the system, has just done; see {@link LedgerEntry} for the parts. */
    public void append(Chain chain, String kind, Object body) {
        var by = access.current().map(Person::id).orElse(null);
        append(List.of(new LedgerEntry(chain, clock.instant(), kind, body, by)));
    }

    /** Writes entries of any chains in one statement, in this order. */
    public void append(Collection<LedgerEntry> entries) {
        if (entries.isEmpty()) return;
        jdbc.sql("""
                        insert into sla_ledger (chain, at, kind, body, by_user)
                        select chain, at, kind, body, by_user
                        from json_to_recordset(cast(:entries as json))
                            as (chain text, at timestamptz, kind text, body text, by_user uuid)
                        """)
                .param(
                        "entries",
                        json.writeValueAsString(entries.stream().map(this::row).toList()))
                .update();
    }

    private Map<String, @Nullable Object> row(LedgerEntry entry) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("chain", entry.chain().name());
        row.put("at", entry.at().toString());
        row.put("kind", entry.kind());
        row.put("body", json.writeValueAsString(entry.body()));
        row.put("by_user", entry.by() == null ? null : entry.by().value());
        return row;
    }
}
