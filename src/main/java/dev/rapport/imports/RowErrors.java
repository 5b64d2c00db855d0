package dev.rapport.imports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps why rows were left out, and what people should know of rows that are in. */
final class RowErrors {

    private static final int MOST = 10_000;

    /** @param arguments as JSON */
    record Told(long row, long line, String key, String arguments, boolean note) {}

    private final JdbcClient jdbc;
    private final Reasons reasons;

    RowErrors(JdbcClient jdbc, Reasons reasons) {
        this.jdbc = jdbc;
        this.reasons = reasons;
    }

    /** What to keep of the answer for the row that comes next; nothing of refusals when there were too many before. */
    Optional<Told> of(RowAnswer answer, ImportBatch.Progress before, long line) {
        var row = before.rows() + 1;
        var refused = answer.refused();
        var note = answer.note();
        if (note != null)
            return Optional.of(new Told(row, line, note.key(), reasons.arguments(note.arguments()), true));
        if (refused == null || before.rejected() >= MOST) return Optional.empty();
        return Optional.of(
                new Told(row, line, refused.key(), reasons.of(refused).arguments(), false));
    }

    void keep(UUID id, List<Told> told) {
        if (told.isEmpty()) return;
        jdbc.sql("""
                        insert into import_error (import_id, row, line, key, arguments, note)
                        select :id, row, line, key, cast(arguments as jsonb), note
                        from unnest(:rows, :lines, cast(:keys as text[]), cast(:arguments as text[]), :notes)
                            as told (row, line, key, arguments, note)
                        """)
                .param("id", id)
                .param("rows", told.stream().map(Told::row).toArray(Long[]::new))
                .param("lines", told.stream().map(Told::line).toArray(Long[]::new))
                .param("keys", told.stream().map(Told::key).toArray(String[]::new))
                .param("arguments", told.stream().map(Told::arguments).toArray(String[]::new))
                .param("notes", told.stream().map(Told::note).toArray(Boolean[]::new))
                .update();
    }
}
