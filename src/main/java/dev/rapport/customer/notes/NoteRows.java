package dev.rapport.customer.notes;

import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of notes. */
@Component
class NoteRows {

    /** A note as it is kept. */
    record Kept(
            UUID id,
            About about,
            String text,
            int wording,
            UserId by,
            Instant at,
            @Nullable Instant editedAt,
            boolean pinned,
            @Nullable Instant removedAt) {

        Revision revision() {
            return NoteRows.revision(id, wording);
        }
    }

    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    NoteRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Revision revision(UUID note, int wording) {
        return Revision.of(note, wording);
    }

    List<Kept> of(About about, NoteList list, int limit, @Nullable String after) {
        var column = about instanceof About.OfCase ? "subject_id" : "customer_id";
        return jdbc.sql("""
                        select *
                        from note
                        where %s = :about
                            and id < :after
                            and %s
                        order by id desc
                        limit :limit
                        """.formatted(column, list.condition()))
                .param("about", about instanceof About.OfCase ? about.caseId() : about.customerId())
                .param("after", after == null ? LAST : Ids.parse(after))
                .param("limit", limit)
                .query(NoteRows::kept)
                .list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from note where id = :id")
                .param("id", id)
                .query(NoteRows::kept)
                .optional();
    }

    Optional<Kept> lock(UUID id) {
        return jdbc.sql("select * from note where id = :id for update")
                .param("id", id)
                .query(NoteRows::kept)
                .optional();
    }

    void add(Kept note) {
        jdbc.sql("""
                        insert into note (id, customer_id, subject_id, text, wording, written_by, written_at)
                        values (:id, :customer, :case, :text, :wording, :by, :at)
                        """)
                .param("id", note.id())
                .param("customer", note.about().customerId(), Types.OTHER)
                .param("case", note.about().caseId(), Types.OTHER)
                .param("text", note.text())
                .param("wording", note.wording())
                .param("by", note.by().value())
                .param("at", Instants.utc(note.at()))
                .update();
        keep(note.id(), note.wording(), note.text(), note.at());
    }

    void change(Kept note, String text, Instant at) {
        jdbc.sql("update note set text = :text, wording = wording + 1, edited_at = :at where id = :id")
                .param("id", note.id())
                .param("text", text)
                .param("at", Instants.utc(at))
                .update();
        keep(note.id(), note.wording() + 1, text, at);
    }

    private void keep(UUID note, int number, String text, Instant at) {
        jdbc.sql("insert into note_wording (note_id, number, text, written_at) values (:note, :number, :text, :at)")
                .param("note", note)
                .param("number", number)
                .param("text", text)
                .param("at", Instants.utc(at))
                .update();
    }

    /** Those who were not told before. */
    Set<UserId> tell(UUID note, Collection<UserId> people) {
        return Set.copyOf(jdbc.sql("""
                        insert into note_mention (note_id, user_id)
                        select :note, person
                        from unnest(:people) person
                        on conflict do nothing
                        returning user_id
                        """)
                .param("note", note)
                .param("people", people.stream().map(UserId::value).toArray(UUID[]::new))
                .query((row, number) -> new UserId(row.getObject("user_id", UUID.class)))
                .list());
    }

    void pin(UUID id, @Nullable Instant at) {
        jdbc.sql("update note set pinned_at = :at where id = :id")
                .param("id", id)
                .param("at", Instants.utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** A removed note is pinned no more. */
    void remove(UUID id, Instant at, UserId by) {
        jdbc.sql("update note set removed_at = :at, removed_by = :by, pinned_at = null where id = :id")
                .param("id", id)
                .param("at", Instants.utc(at))
                .param("by", by.value())
                .update();
    }

    void restore(UUID id) {
        jdbc.sql("update note set removed_at = null, removed_by = null where id = :id")
                .param("id", id)
                .update();
    }

    /** The newest first. */
    List<Note.Wording> wordings(UUID note, int limit) {
        return jdbc.sql("select * from note_wording where note_id = :note order by number desc limit :limit")
                .param("note", note)
                .param("limit", limit)
                .query((row, number) -> new Note.Wording(
                        row.getInt("number"), row.getString("text"), Instants.instant(row, "written_at")))
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                About.of(row.getObject("subject_id", UUID.class), row.getObject("customer_id", UUID.class)),
                row.getString("text"),
                row.getInt("wording"),
                new UserId(row.getObject("written_by", UUID.class)),
                Instants.instant(row, "written_at"),
                Instants.instantOrNull(row, "edited_at"),
                row.getObject("pinned_at") != null,
                Instants.instantOrNull(row, "removed_at"));
    }
}
