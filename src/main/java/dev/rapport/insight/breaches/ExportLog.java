package dev.rapport.insight.breaches;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.sla.clocks.Keys;
import dev.rapport.sla.ledger.Chain;
import dev.rapport.sla.ledger.Ledger;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who took what out and when; the database refuses to change or remove an entry. */
@Service
public class ExportLog {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;

    ExportLog(JdbcClient jdbc, Ledger ledger, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** Writes it down for good, whatever becomes of the export itself. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void add(String kind, String filter, int entries, boolean named) {
        jdbc.sql("""
                        insert into sla_export (id, kind, filter, entries, named, by_user, at)
                        values (:id, :kind, :filter, :entries, :named, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("kind", kind)
                .param("filter", filter)
                .param("entries", entries)
                .param("named", named)
                .param("by", access.me().id().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ledger.append(Chain.EXPORT, kind, Map.of("filter", filter, "entries", entries, "named", named));
    }

    /** The latest first. For auditors and administrators. */
    @ForRoles({Role.AUDITOR, Role.ADMIN})
    @Transactional(readOnly = true)
    public Page<ExportRecord> page(int limit, @Nullable String after) {
        var place = after == null ? null : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select *
                        from sla_export
                        where (at, id) < (:at, :id)
                        order by at desc, id desc
                        limit :rows
                        """)
                .param("at", place == null ? OffsetDateTime.MAX : Keys.time(place.get(0)))
                .param("id", place == null ? new UUID(-1, -1) : Keys.id(place.get(1)))
                .param("rows", limit + 1)
                .query((row, number) -> new ExportRecord(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("filter"),
                        row.getInt("entries"),
                        row.getBoolean("named"),
                        new UserId(row.getObject("by_user", UUID.class)),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.at(), row.id()));
    }
}
