package dev.rapport.imports;

import dev.rapport.platform.UserId;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One import as its row says. */
record ImportRun(
        UUID id,
        String kind,
        String fileName,
        long bytes,
        @Nullable String mapping,
        ImportState state,
        @Nullable UserId startedBy,
        Instant createdAt,
        @Nullable Instant endedAt,
        long bytesRead,
        long rows,
        long accepted,
        long rejected,
        @Nullable Reason failure,
        long known,
        long changed,
        boolean takeKnown,
        boolean addUnknown,
        long skipped,
        long alike,
        Treatment treatment,
        @Nullable UndoOutcome undone,
        @Nullable FileReading reading) {

    static final String COLUMNS = """
        id, kind, file_name, bytes, mapping, state, started_by, created_at, ended_at, bytes_read, rows, accepted, rejected,
        failure_key, failure_arguments, known, changed, take_known, add_unknown, encoding, separator, columns, days, decimals, words,
        sheet, headings, trial, existing, known_by, skipped, alike,
        (
            select array[gone, back, stays]
            from import_undo
            where import_undo.import_id = import_run.id
                and import_undo.state = 'DONE') as undone
        """;

    /** A text with its arguments, kept so that everybody reads it in their language. */
    record Reason(String key, String arguments) {}

    static ImportRun read(ResultSet row, int number) throws SQLException {
        var endedAt = row.getObject("ended_at", OffsetDateTime.class);
        var startedBy = row.getObject("started_by", UUID.class);
        var failure = row.getString("failure_key");
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("mapping"),
                ImportState.valueOf(row.getString("state")),
                startedBy == null ? null : new UserId(startedBy),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                row.getLong("bytes_read"),
                row.getLong("rows"),
                row.getLong("accepted"),
                row.getLong("rejected"),
                failure == null ? null : new Reason(failure, row.getString("failure_arguments")),
                row.getLong("known"),
                row.getLong("changed"),
                row.getBoolean("take_known"),
                row.getBoolean("add_unknown"),
                row.getLong("skipped"),
                row.getLong("alike"),
                new Treatment(
                        row.getBoolean("trial"), Existing.named(row.getString("existing")), row.getString("known_by")),
                undone(row),
                reading(row));
    }

    private static @Nullable UndoOutcome undone(ResultSet row) throws SQLException {
        var figures = row.getArray("undone");
        if (figures == null) return null;
        var counts = (Long[]) figures.getArray();
        return UndoOutcome.of(counts[0], counts[1], counts[2]);
    }

    private static @Nullable FileReading reading(ResultSet row) throws SQLException {
        var encoding = row.getString("encoding");
        return encoding == null
                ? null
                : new FileReading(
                        Charset.forName(encoding),
                        row.getString("separator").charAt(0),
                        ColumnChoices.of(row.getString("columns")),
                        DayOrders.parse(row.getString("days")),
                        DecimalSign.named(row.getString("decimals")),
                        ValueWords.of(row.getString("words")),
                        row.getString("sheet"),
                        row.getObject("headings", Integer.class));
    }

    int percent() {
        if (state == ImportState.DONE) return 100;
        return bytes == 0 ? 0 : (int) Math.min(99, bytesRead * 100 / bytes);
    }
}
