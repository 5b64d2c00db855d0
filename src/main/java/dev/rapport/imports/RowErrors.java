package dev.rapport.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps why rows were left out, and what people should know of rows that are in. */
final class RowErrors {

    static final int MOST = 10_000;

    /**
     * @param place which of those of its row it is
     * @param arguments as JSON
     */
    record Told(long row, int place, long line, String key, String arguments, boolean note) {}

    private final JdbcClient jdbc;
    private final Reasons reasons;

    RowErrors(JdbcClient jdbc, Reasons reasons) {
        this.jdbc = jdbc;
        this.reasons = reasons;
    }

    /** What to keep of the answer for the row that comes next; nothing of refusals when there were too many before. */
    List<Told> of(RowAnswer answer, ImportBatch.Progress before, long line) {
        var row = before.rows() + 1;
        var refused = answer.refused();
        if (refused != null)
            return before.rejected() >= MOST
                    ? List.of()
                    : List.of(new Told(
                            row, 0, line, refused.key(), reasons.of(refused).arguments(), false));
        var told = new ArrayList<Told>();
        Stream.concat(Stream.ofNullable(answer.note()), answer.further().stream())
                .forEach(note -> told.add(
                        new Told(row, told.size(), line, note.key(), reasons.arguments(note.arguments()), true)));
        return told;
    }

    void keep(UUID id, List<Told> told) {
        if (told.isEmpty()) return;
        jdbc.sql("""
                        insert into import_error (import_id, row, place, line, key, arguments, note)
                        select :id, row, place, line, key, cast(arguments as jsonb), note
                        from unnest(:rows, :places, :lines, cast(:keys as text[]), cast(:arguments as text[]), :notes)
                            as told (row, place, line, key, arguments, note)
                        """)
                .param("id", id)
                .param("rows", told.stream().map(Told::row).toArray(Long[]::new))
                .param("places", told.stream().map(Told::place).toArray(Integer[]::new))
                .param("lines", told.stream().map(Told::line).toArray(Long[]::new))
                .param("keys", told.stream().map(Told::key).toArray(String[]::new))
                .param("arguments", told.stream().map(Told::arguments).toArray(String[]::new))
                .param("notes", told.stream().map(Told::note).toArray(Boolean[]::new))
                .update();
    }
}
