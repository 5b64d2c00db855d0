package dev.rapport.studio.drafts;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said of drafts. */
@Component
class RemarkRows {

    private final JdbcClient jdbc;

    RemarkRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID draft, Remark remark) {
        jdbc.sql("""
                        insert into process_draft_comment (id, draft_id, element_id, answers, author, written_at, words)
                        values (:id, :draft, :element, :answers, :author, :at, :words)
                        """)
                .param("id", remark.id())
                .param("draft", draft)
                .param("element", remark.elementId(), Types.VARCHAR)
                .param("answers", remark.answers(), Types.OTHER)
                .param("author", remark.author().value())
                .param("at", Instants.utc(remark.writtenAt()))
                .param("words", remark.words())
                .update();
    }

    /** The oldest first. */
    List<Remark> of(UUID draft, int most) {
        return jdbc.sql("""
                        select *
                        from process_draft_comment
                        where draft_id = :draft
                        order by written_at, id
                        limit :most
                        """)
                .param("draft", draft)
                .param("most", most)
                .query(RemarkRows::read)
                .list();
    }

    int count(UUID draft) {
        return jdbc.sql("select count(*) from process_draft_comment where draft_id = :draft")
                .param("draft", draft)
                .query(Integer.class)
                .single();
    }

    private static Remark read(ResultSet row, int number) throws SQLException {
        return new Remark(
                row.getObject("id", UUID.class),
                row.getString("element_id"),
                row.getObject("answers", UUID.class),
                new UserId(row.getObject("author", UUID.class)),
                Instants.instant(row, "written_at"),
                row.getString("words"));
    }
}
