package dev.rapport.sla.ledger;

import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger. For managers, auditors and administrators. */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
@NamedInterface("ledger")
public class LedgerEntries {

    private static final int MOST_OF_A_BREACH = 100;

    /**
     * An entry as it is kept.
     *
     * @param body JSON
     * @param hash in hexadecimal
     */
    public record Entry(
            String chain,
            long seq,
            Instant at,
            String kind,
            String body,
            @Nullable UserId by,
            Instant recordedAt,
            String hash) {

        static Entry read(ResultSet row, int number) throws SQLException {
            var by = row.getObject("by_user", UUID.class);
            return new Entry(
                    row.getString("chain"),
                    row.getLong("seq"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("kind"),
                    row.getString("body"),
                    by == null ? null : new UserId(by),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    HexFormat.of().formatHex(row.getBytes("hash")));
        }
    }

    private final JdbcClient jdbc;
    private final Anchors anchors;

    LedgerEntries(JdbcClient jdbc, Anchors anchors) {
        this.jdbc = jdbc;
        this.anchors = anchors;
    }

    /** The entries of a chain in their order. */
    public Page<Entry> of(Chain chain, int limit, @Nullable String after) {
        var rows = jdbc.sql("""
                        select *
                        from sla_ledger
                        where chain = :chain
                            and seq > :after
                        order by seq
                        limit :limit
                        """)
                .param("chain", chain.name())
                .param("after", after == null ? 0 : place(after))
                .param("limit", limit + 1)
                .query(Entry::read)
                .list();
        return Page.of(rows, limit, row -> Cursor.of(row.seq()));
    }

    /** The entries of a case that are about one of its breaches or that breach's clock, and how the case began. */
    public List<Entry> about(SubjectId subject, UUID breach, UUID clock) {
        return jdbc.sql("""
                        select *
                        from sla_ledger
                        where chain = :chain
                            and (
                                kind = 'opened'
                                or strpos(body, :breach) > 0
                                or strpos(body, :clock) > 0
                            )
                        order by seq
                        limit :limit
                        """)
                .param("chain", Chain.of(subject).name())
                .param("breach", breach.toString())
                .param("clock", clock.toString())
                .param("limit", MOST_OF_A_BREACH)
                .query(Entry::read)
                .list();
    }

    /** The closed days, the last first. */
    public List<Anchor> anchors(int limit) {
        return anchors.latest(limit);
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
