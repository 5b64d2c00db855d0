package dev.rapport.privacy;

import dev.rapport.platform.ErasedRows;
import dev.rapport.platform.ErasedRows.Way;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Erases in pieces. Each piece looks for what is not erased yet, so whatever interrupts it, the next one goes on from there
 * and does nothing twice.
 */
@Component
class Eraser {

    static final int PIECE = 2_000;
    private static final String TRAIL = "trail";

    private final JdbcClient jdbc;
    private final Erasures erasures;

    Eraser(JdbcClient jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    /** How many rows there are. */
    long count(ErasedRows rows, ErasedCustomer who) {
        var sql = "select count(*) from %s where %s".formatted(rows.table(), rows.condition());
        return who.bind(jdbc.sql(sql), sql).query(Long.class).single();
    }

    /** How many of them erasing would change, as the proof counts afterwards; where a function does it, at most so many. */
    long due(ErasedRows rows, ErasedCustomer who) {
        var sql = "select count(*) from %s where (%s) %s".formatted(rows.table(), rows.condition(), stillDue(rows));
        return who.bind(jdbc.sql(sql), sql).query(Long.class).single();
    }

    private static String stillDue(ErasedRows rows) {
        return rows.blanks().isEmpty() ? "" : "and (" + notYet(rows) + ")";
    }

    /** The customer's own row alone. */
    void close(List<ErasedRows> all, ErasedCustomer who) {
        erase(all.getFirst(), who, PIECE);
    }

    /** A piece of it; says whether there may be more. */
    boolean erase(List<ErasedRows> all, ErasedCustomer who) {
        var left = PIECE;
        for (var rows : all) {
            if (rows.way() == Way.KEPT) continue;
            left -= erase(rows, who, left);
            if (left <= 0) return true;
        }
        return false;
    }

    private int erase(ErasedRows rows, ErasedCustomer who, int most) {
        var done = rows.function() == null ? change(rows, who, most) : call(rows, who, most);
        if (done > 0 && !rows.table().equals(TRAIL)) erasures.add(who.erasure(), rows.table(), rows.way(), done);
        return done;
    }

    private int change(ErasedRows rows, ErasedCustomer who, int most) {
        var sql = """
                %s
                where ctid = any(array(
                    select ctid
                    from %s
                    where (%s) %s
                    limit %d))
                """.formatted(
                        rows.way() == Way.DELETED
                                ? "delete from " + rows.table()
                                : "update " + rows.table() + " set " + String.join(", ", rows.blanks()),
                        rows.table(),
                        rows.condition(),
                        stillDue(rows),
                        most);
        return who.bind(jdbc.sql(sql), sql).update();
    }

    private static String notYet(ErasedRows rows) {
        return rows.blanks().stream()
                .map(blank -> blank.replaceFirst(" = ", " is distinct from "))
                .collect(Collectors.joining(" or "));
    }

    /** Gives how many were looked at, which is what takes time. */
    private int call(ErasedRows rows, ErasedCustomer who, int most) {
        if (rows.table().equals(TRAIL)) return trail(rows, who, most);
        return Math.toIntExact(jdbc.sql("select %s(:erasure)".formatted(rows.function()))
                .param("erasure", who.erasure().value())
                .query(Long.class)
                .single());
    }

    private int trail(ErasedRows rows, ErasedCustomer who, int most) {
        var at = erasures.trailUpTo(who.erasure());
        if (at.isEmpty()) return 0;
        var page = jdbc.sql("select * from %s(:erasure, :after, :most)".formatted(rows.function()))
                .param("erasure", who.erasure().value())
                .param("after", at.get())
                .param("most", most)
                .query((row, number) ->
                        new TrailPage(row.getLong("looked_at"), row.getLong("up_to"), row.getLong("changed")))
                .single();
        var isLast = page.lookedAt() < most;
        erasures.trail(who.erasure(), page.upTo(), isLast);
        var changed = page.changed();
        if (isLast)
            changed += jdbc.sql("select changed from erase_names_from_trails(:erasure)")
                    .param("erasure", who.erasure().value())
                    .query(Long.class)
                    .single();
        if (changed > 0) erasures.add(who.erasure(), TRAIL, Way.BLANKED, changed);
        return (int) page.lookedAt();
    }

    private record TrailPage(long lookedAt, long upTo, long changed) {}
}
