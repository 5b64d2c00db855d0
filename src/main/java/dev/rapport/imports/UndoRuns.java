package dev.rapport.imports;

import dev.rapport.imports.ImportRun.Reason;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of undos. */
@Component
class UndoRuns {

    private static final String SELECT = """
            select import_id, state = 'DONE' as done, asked_by, total, place, gone, back, stays
            from import_undo
            """;

    /** An undo as its row says. */
    record UndoRun(
            UUID id,
            boolean done,
            @Nullable UserId askedBy,
            long total,
            @Nullable String place,
            long gone,
            long back,
            long stays) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Reasons reasons;

    UndoRuns(JdbcClient jdbc, Clock clock, Reasons reasons) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reasons = reasons;
    }

    /** Whether nobody had asked for it before. */
    boolean ask(UUID id, long total, @Nullable UserId by) {
        return jdbc.sql("""
                        insert into import_undo (import_id, state, asked_by, asked_at, total)
                        values (:id, 'RUNNING', :by, :at, :total)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("by", by == null ? null : by.value(), Types.OTHER)
                        .param("at", Instants.utc(clock.instant()))
                        .param("total", total)
                        .update()
                > 0;
    }

    Optional<UndoRun> find(UUID id) {
        return jdbc.sql(SELECT + "where import_id = :id")
                .param("id", id)
                .query(UndoRuns::read)
                .optional();
    }

    /** The oldest, unless another copy of the application is at work on one; it stays locked until the transaction ends. */
    Optional<UndoRun> next() {
        var alone = jdbc.sql("select pg_try_advisory_xact_lock(hashtext('import_undo'))")
                .query(Boolean.class)
                .single();
        if (!alone) return Optional.empty();
        return jdbc.sql(SELECT + """
            where state = 'RUNNING'
            order by asked_at, import_id
            limit 1
            for update
            """).query(UndoRuns::read).optional();
    }

    /** Notes what was undone, in the transaction that did it. */
    void advance(UndoRun undo, Undone step) {
        var stays = step.stays();
        jdbc.sql("""
                        update import_undo
                        set gone = gone + :gone,
                            back = back + :back,
                            stays = stays + :stays,
                            place = :place,
                            state = case when cast(:place as text) is null then 'DONE' else state end,
                            ended_at = case when cast(:place as text) is null then cast(:at as timestamptz) end
                        where import_id = :id
                        """)
                .param("gone", step.gone())
                .param("back", step.back())
                .param("stays", stays.size())
                .param("place", step.next(), Types.VARCHAR)
                .param("at", Instants.utc(clock.instant()))
                .param("id", undo.id())
                .update();
        if (stays.isEmpty()) return;
        jdbc.sql("""
                        insert into import_undo_stay (import_id, place, key, arguments)
                        select :id, place, key, cast(arguments as jsonb)
                        from unnest(
                                cast(:places as bigint[]), cast(:keys as text[]), cast(:arguments as text[]))
                            as told (place, key, arguments)
                        """)
                .param("id", undo.id())
                .param(
                        "places",
                        LongStream.range(undo.stays(), undo.stays() + stays.size())
                                .boxed()
                                .toArray(Long[]::new))
                .param("keys", stays.stream().map(RowNote::key).toArray(String[]::new))
                .param(
                        "arguments",
                        stays.stream()
                                .map(note -> reasons.arguments(note.arguments()))
                                .toArray(String[]::new))
                .update();
    }

    /** What stays, in the order in which it was found. */
    Page<Reason> stays(UUID id, int limit, @Nullable String after) {
        var from = after == null ? "-1" : Cursor.parse(after, 1).getFirst();
        record Stay(long place, Reason reason) {}
        List<Stay> rows = jdbc.sql("""
                        select place, key, arguments
                        from import_undo_stay
                        where import_id = :id
                            and place > cast(:from as bigint)
                        order by place
                        limit :limit
                        """)
                .param("id", id)
                .param("from", from)
                .param("limit", limit + 1)
                .query((row, number) ->
                        new Stay(row.getLong("place"), new Reason(row.getString("key"), row.getString("arguments"))))
                .list();
        return Page.of(rows, limit, stay -> Cursor.of(stay.place())).map(Stay::reason);
    }

    private static UndoRun read(ResultSet row, int number) throws SQLException {
        var askedBy = row.getObject("asked_by", UUID.class);
        return new UndoRun(
                row.getObject("import_id", UUID.class),
                row.getBoolean("done"),
                askedBy == null ? null : new UserId(askedBy),
                row.getLong("total"),
                row.getString("place"),
                row.getLong("gone"),
                row.getLong("back"),
                row.getLong("stays"));
    }
}
