package dev.rapport.studio.drafts;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Drafts as they are kept. */
@Component
class DraftRows {

    private static final String COLUMNS = """
            id, process_id, name, base_version, state, author, created_at, version, changed_by, changed_at,
                asked_by, reviewer, deployed_version, removed_at, original_name
            """.strip();

    private final JdbcClient jdbc;

    DraftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The last changed first; those in the bin, or all others. */
    Page<ProcessDraft> list(@Nullable String processId, boolean removed, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", new UUID(-1, -1).toString()) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select {columns}
                        from process_draft
                        where (removed_at is not null) = :removed
                            and (cast(:process as text) is null or process_id = :process)
                            and (changed_at, id) < (cast(:at as timestamptz), cast(:id as uuid))
                        order by changed_at desc, id desc
                        limit :limit
                        """.replace("{columns}", COLUMNS))
                .param("removed", removed)
                .param("process", processId, Types.VARCHAR)
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(DraftRows::read)
                .list();
        return Page.of(rows, limit, draft -> Cursor.of(draft.changedAt(), draft.id()));
    }

    /** Those that are neither deployed nor in the bin, of all processes: few, since people work on them. */
    List<ProcessDraft> open(int most) {
        return jdbc.sql("""
                        select {columns}
                        from process_draft
                        where state <> 'DEPLOYED'
                            and removed_at is null
                        order by changed_at desc, id desc
                        limit :most
                        """.replace("{columns}", COLUMNS))
                .param("most", most)
                .query(DraftRows::read)
                .list();
    }

    Optional<ProcessDraft> find(UUID id) {
        return find(id, "");
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<ProcessDraft> lock(UUID id) {
        return find(id, " for update");
    }

    private Optional<ProcessDraft> find(UUID id, String locking) {
        return jdbc.sql("select " + COLUMNS + " from process_draft where id = :id" + locking)
                .param("id", id)
                .query(DraftRows::read)
                .optional();
    }

    String text(UUID id) {
        return jdbc.sql("select xml from process_draft where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    void add(UUID id, DraftText text, @Nullable Integer baseVersion, UserId by, Instant at) {
        jdbc.sql("""
                        insert into process_draft (id, process_id, name, base_version, xml, fingerprint, state, author,
                            created_at, changed_by, changed_at)
                        values (:id, :process, :name, :base, :xml, :fingerprint, 'DRAWING', :by, :at, :by, :at)
                        """)
                .param("id", id)
                .param("process", text.processId())
                .param("name", text.name())
                .param("base", baseVersion, Types.INTEGER)
                .param("xml", text.xml())
                .param("fingerprint", text.fingerprint())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    /** A copy was drawn from what the first was drawn from. */
    void keepCopied(UUID id, UUID from) {
        jdbc.sql("""
                        update process_draft copy
                        set copied_from = first.id, shipped_checksum = first.shipped_checksum
                        from process_draft first
                        where copy.id = :id
                            and first.id = :from
                        """).param("id", id).param("from", from).update();
    }

    /** @param checksum of what the product brought of the process */
    void keepDrawnFrom(UUID id, String checksum) {
        jdbc.sql("update process_draft set shipped_checksum = :checksum where id = :id")
                .param("id", id)
                .param("checksum", checksum)
                .update();
    }

    /** The checksum of the shipped text that the draft was begun from, absent where it was another text. */
    Optional<String> drawnFrom(UUID id) {
        return jdbc.sql("select shipped_checksum from process_draft where id = :id and shipped_checksum is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void keepOriginal(UUID id, String name, byte[] bytes) {
        jdbc.sql("update process_draft set original = :bytes, original_name = :name where id = :id")
                .param("id", id)
                .param("bytes", bytes)
                .param("name", name)
                .update();
    }

    Optional<byte[]> original(UUID id) {
        return jdbc.sql("select original from process_draft where id = :id and original is not null")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /** Another text, which nobody has reviewed; false where it is the same. */
    boolean save(UUID id, DraftText text, UserId by, Instant at) {
        return jdbc.sql("""
                        update process_draft
                        set xml = :xml, fingerprint = :fingerprint, process_id = :process, name = :name, state = 'DRAWING',
                            reviewer = null, reviewed_at = null, approved_fingerprint = null,
                            version = version + 1, changed_by = :by, changed_at = :at
                        where id = :id
                            and fingerprint <> :fingerprint
                        """)
                        .param("id", id)
                        .param("xml", text.xml())
                        .param("fingerprint", text.fingerprint())
                        .param("process", text.processId())
                        .param("name", text.name())
                        .param("by", by.value())
                        .param("at", Instants.utc(at))
                        .update()
                > 0;
    }

    void askReview(UUID id, @Nullable Integer baseVersion, UserId by, Instant at) {
        jdbc.sql("""
                        update process_draft
                        set state = 'IN_REVIEW', base_version = :base, asked_by = :by, asked_at = :at,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("base", baseVersion, Types.INTEGER)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    void approve(UUID id, UserId by, Instant at) {
        jdbc.sql("""
                        update process_draft
                        set state = 'APPROVED', reviewer = :by, reviewed_at = :at, approved_fingerprint = fingerprint,
                            version = version + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    void drawAgain(UUID id) {
        jdbc.sql("""
                        update process_draft
                        set state = 'DRAWING', reviewer = null, reviewed_at = null, approved_fingerprint = null,
                            version = version + 1
                        where id = :id
                        """).param("id", id).update();
    }

    void deployed(UUID id, int version) {
        jdbc.sql("""
                        update process_draft
                        set state = 'DEPLOYED', deployed_version = :deployed, version = version + 1
                        where id = :id
                        """).param("id", id).param("deployed", version).update();
    }

    /** @param at absent: it is back */
    void remove(UUID id, @Nullable Instant at) {
        jdbc.sql("update process_draft set removed_at = :at, version = version + 1 where id = :id")
                .param("id", id)
                .param("at", Instants.utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** For good, with what was saved and said of them. */
    void forget(Instant removedBefore) {
        jdbc.sql("delete from process_draft where removed_at < :before")
                .param("before", Instants.utc(removedBefore))
                .update();
    }

    private static ProcessDraft read(ResultSet row, int number) throws SQLException {
        return new ProcessDraft(
                row.getObject("id", UUID.class),
                row.getString("process_id"),
                row.getString("name"),
                row.getObject("base_version", Integer.class),
                DraftState.valueOf(row.getString("state")),
                new UserId(row.getObject("author", UUID.class)),
                Instants.instant(row, "created_at"),
                row.getLong("version"),
                new UserId(row.getObject("changed_by", UUID.class)),
                Instants.instant(row, "changed_at"),
                person(row, "asked_by"),
                person(row, "reviewer"),
                row.getObject("deployed_version", Integer.class),
                Instants.instantOrNull(row, "removed_at"),
                row.getString("original_name"));
    }

    private static @Nullable UserId person(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
