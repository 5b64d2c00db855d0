package dev.rapport.imports;

import dev.rapport.imports.ImportRun.Reason;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of imports, for those who start and watch them. */
@Component
class ImportRuns {

    private static final int FILE_NOTES = 9;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID id, String kind, String fileName, @Nullable String mapping, @Nullable UserId by) {
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, bytes, mapping, state, started_by, created_at)
                        values (:id, :kind, :fileName, 0, :mapping, 'WAITING', :by, :at)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("fileName", fileName)
                .param("mapping", mapping, Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", now())
                .update();
    }

    /** How many of somebody's have not begun. */
    int waiting(UserId by) {
        return jdbc.sql("select count(*) from import_run where state = 'WAITING' and started_by = :by")
                .param("by", by.value())
                .query(Integer.class)
                .single();
    }

    void readAs(UUID id, FileReading reading) {
        var decimals = reading.decimals();
        jdbc.sql("""
            update import_run
            set encoding = :encoding, separator = :separator, columns = :columns, days = :days,
                decimals = :decimals, words = :words, sheet = :sheet, headings = :headings
            where id = :id
            """)
                .param("id", id)
                .param("encoding", reading.encoding().name())
                .param("separator", String.valueOf(reading.separator()))
                .param("columns", reading.columns().text())
                .param("days", DayOrders.text(reading.days()))
                .param("decimals", decimals == null ? null : decimals.word(), Types.VARCHAR)
                .param("words", reading.words().text())
                .param("sheet", reading.sheet(), Types.VARCHAR)
                .param("headings", reading.headings(), Types.INTEGER)
                .update();
    }

    void takeKnown(UUID id) {
        jdbc.sql("update import_run set take_known = true where id = :id")
                .param("id", id)
                .update();
    }

    void treat(UUID id, Treatment treatment) {
        var existing = treatment.existing();
        jdbc.sql("update import_run set trial = :trial, existing = :existing, known_by = :knownBy where id = :id")
                .param("id", id)
                .param("trial", treatment.trial())
                .param("existing", existing == null ? null : existing.word(), Types.VARCHAR)
                .param("knownBy", treatment.knownBy(), Types.VARCHAR)
                .update();
    }

    void addUnknown(UUID id) {
        jdbc.sql("update import_run set add_unknown = true where id = :id")
                .param("id", id)
                .update();
    }

    /** What people should know of the file as a whole comes before its first row, one after another. */
    void noteFile(UUID id, int place, Reason note) {
        jdbc.sql("""
                        insert into import_error (import_id, row, line, key, arguments, note)
                        values (:id, :row, 1, :key, cast(:arguments as jsonb), true)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("row", -FILE_NOTES + place)
                .param("key", note.key())
                .param("arguments", note.arguments())
                .update();
    }

    void size(UUID id, long bytes) {
        jdbc.sql("update import_run set bytes = :bytes where id = :id")
                .param("id", id)
                .param("bytes", bytes)
                .update();
    }

    Optional<ImportRun> find(UUID id) {
        return jdbc.sql("select " + ImportRun.COLUMNS + " from import_run where id = :id")
                .param("id", id)
                .query(ImportRun::read)
                .optional();
    }

    /** Newest first. */
    /** @param by whose, or everybody's */
    Page<ImportRun> list(@Nullable UserId by, int limit, @Nullable String after) {
        var from = after == null ? null : Cursor.parse(after, 2);
        var rows = jdbc.sql("select " + ImportRun.COLUMNS + """
                        from import_run
                        where (cast(:at as timestamptz) is null
                                or (created_at, id) < (cast(:at as timestamptz), cast(:id as uuid)))
                            and (cast(:by as uuid) is null or started_by = cast(:by as uuid))
                        order by created_at desc, id desc
                        limit :limit
                        """)
                .param("at", from == null ? null : from.get(0), Types.VARCHAR)
                .param("id", from == null ? null : from.get(1), Types.VARCHAR)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("limit", limit + 1)
                .query(ImportRun::read)
                .list();
        return Page.of(rows, limit, run -> Cursor.of(run.createdAt(), run.id()));
    }

    /** Whether it was still going. */
    boolean cancel(UUID id) {
        return jdbc.sql("""
                        update import_run
                        set state = 'CANCELED', ended_at = :at
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", id).param("at", now()).update() > 0;
    }

    /** An error with its row's ordinal number in the file. */
    record Error(long row, int place, long line, Reason reason) {

        At at() {
            return new At(row, place);
        }
    }

    /** Where one stands: the row, and which of those of its row it is. */
    record At(long row, int place) {

        static final At BEFORE_ALL = new At(-1_000, 0);
    }

    Page<Error> errors(UUID id, int limit, At after) {
        return kept(id, false, null, limit, after);
    }

    /** What people should know of rows that are in. */
    Page<Error> notes(UUID id, int limit, At after) {
        return kept(id, true, null, limit, after);
    }

    private Page<Error> kept(UUID id, boolean notes, @Nullable String key, int limit, At after) {
        var rows = jdbc.sql("""
                        select row, place, line, key, arguments
                        from import_error
                        where import_id = :id
                            and (row, place) > (:row, :place)
                            and note = :notes
                            and (cast(:key as text) is null or key = cast(:key as text))
                        order by row, place
                        limit :limit
                        """)
                .param("id", id)
                .param("row", after.row())
                .param("place", after.place())
                .param("notes", notes)
                .param("key", key, Types.VARCHAR)
                .param("limit", limit + 1)
                .query((row, i) -> new Error(
                        row.getLong("row"),
                        row.getInt("place"),
                        row.getLong("line"),
                        new Reason(row.getString("key"), row.getString("arguments"))))
                .list();
        return Page.of(rows, limit, error -> Cursor.of(error.row(), error.place()));
    }

    /** Notes of a key with the row they are about, which only the end of the file shows to be true. */
    Page<Error> notesOf(UUID id, String key, int limit, At after) {
        return kept(id, true, key, limit, after);
    }

    void removeNote(UUID id, At at) {
        jdbc.sql("delete from import_error where import_id = :id and row = :row and place = :place and note")
                .param("id", id)
                .param("row", at.row())
                .param("place", at.place())
                .update();
    }

    /** The imports that come first, in their order; the first of them is being worked on. */
    List<ImportRun> before(ImportRun run) {
        return jdbc.sql("select " + ImportRun.COLUMNS + """
                        from import_run
                        where state in ('WAITING', 'RUNNING') and (created_at, id) < (:at, :id)
                        order by created_at, id
                        limit 100
                        """)
                .param("at", run.createdAt().atOffset(ZoneOffset.UTC))
                .param("id", run.id())
                .query(ImportRun::read)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
