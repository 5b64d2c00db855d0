package dev.rapport.studio.drafts;

import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What drafts were at earlier times: all of it, but for what one person saved again within a minute. */
@Component
class SavedStates {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    SavedStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A state of its own, whatever was there a moment before. */
    void addAnother(UUID draft, DraftText text, UserId by, Instant at) {
        insert(draft, text, by, at);
    }

    /** The transaction holds the draft's row. */
    void add(UUID draft, DraftText text, UserId by, Instant at) {
        var isAgain = jdbc.sql("""
                        update process_draft_save
                        set xml = :xml, fingerprint = :fingerprint
                        where draft_id = :draft
                            and number = (select max(number) from process_draft_save where draft_id = :draft)
                            and number > 1
                            and saved_by = :by
                            and saved_at > :since
                        """)
                        .param("draft", draft)
                        .param("xml", text.xml())
                        .param("fingerprint", text.fingerprint())
                        .param("by", by.value())
                        .param("since", Instants.utc(at.minus(MINUTE)))
                        .update()
                > 0;
        if (!isAgain) insert(draft, text, by, at);
    }

    private void insert(UUID draft, DraftText text, UserId by, Instant at) {
        jdbc.sql("""
                        insert into process_draft_save (draft_id, number, xml, fingerprint, saved_by, saved_at)
                        select :draft, coalesce(max(number), 0) + 1, :xml, :fingerprint, :by, :at
                        from process_draft_save
                        where draft_id = :draft
                        """)
                .param("draft", draft)
                .param("xml", text.xml())
                .param("fingerprint", text.fingerprint())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    /** The newest first. */
    Page<SavedState> list(UUID draft, int limit, @Nullable String after) {
        var before = after == null
                ? String.valueOf(Integer.MAX_VALUE)
                : Cursor.parse(after, 1).getFirst();
        var rows = jdbc.sql("""
                        select number, saved_by, saved_at
                        from process_draft_save
                        where draft_id = :draft
                            and number < cast(:before as int)
                        order by number desc
                        limit :limit
                        """)
                .param("draft", draft)
                .param("before", before)
                .param("limit", limit + 1)
                .query((row, number) -> new SavedState(
                        row.getInt("number"),
                        new UserId(row.getObject("saved_by", UUID.class)),
                        Instants.instant(row, "saved_at")))
                .list();
        return Page.of(rows, limit, state -> Cursor.of(state.number()));
    }

    String text(UUID draft, int number) {
        return found(draft, number).orElseThrow(() -> Refused.notFound("studio.draft.no-such-save", number));
    }

    private Optional<String> found(UUID draft, int number) {
        return jdbc.sql("select xml from process_draft_save where draft_id = :draft and number = :number")
                .param("draft", draft)
                .param("number", number)
                .query(String.class)
                .optional();
    }

    /** Whether the person drew any of it, or of the draft from which it was copied. */
    boolean isBy(UUID draft, UserId person) {
        return jdbc.sql("""
                        with recursive drawn as (
                            select id, copied_from
                            from process_draft
                            where id = :draft
                            union
                            select earlier.id, earlier.copied_from
                            from process_draft earlier
                            join drawn on drawn.copied_from = earlier.id)
                        select exists (
                            select 1
                            from process_draft_save
                            where draft_id in (select id from drawn)
                                and saved_by = :person)
                        """)
                .param("draft", draft)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
