package dev.rapport.studio.drafts;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which versions designers made live. */
@Component
class ReleaseRows {

    private final JdbcClient jdbc;

    ReleaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A repetition after a lost answer changes nothing. */
    void add(Release release, @Nullable UUID draft) {
        jdbc.sql("""
                        insert into process_release (process_id, version, draft_id, author, reviewer, deployed_by,
                            deployed_at, reason, back_to)
                        values (:process, :version, :draft, :author, :reviewer, :by, :at, :reason, :backTo)
                        on conflict do nothing
                        """)
                .param("process", release.processId())
                .param("version", release.version())
                .param("draft", draft, Types.OTHER)
                .param("author", release.author().value())
                .param("reviewer", value(release.reviewer()), Types.OTHER)
                .param("by", release.deployedBy().value())
                .param("at", Instants.utc(release.deployedAt()))
                .param("reason", release.reason())
                .param("backTo", release.backTo(), Types.INTEGER)
                .update();
    }

    /** Those of one process, newest first. */
    List<Release> of(String processId) {
        return jdbc.sql("select * from process_release where process_id = :process order by version desc")
                .param("process", processId)
                .query(ReleaseRows::read)
                .list();
    }

    /** The newest of each process. */
    List<Release> newest() {
        return jdbc.sql("""
                        select distinct on (process_id) *
                        from process_release
                        order by process_id, version desc
                        """).query(ReleaseRows::read).list();
    }

    private static @Nullable UUID value(@Nullable UserId person) {
        return person == null ? null : person.value();
    }

    private static Release read(ResultSet row, int number) throws SQLException {
        var reviewer = row.getObject("reviewer", UUID.class);
        return new Release(
                row.getString("process_id"),
                row.getInt("version"),
                new UserId(row.getObject("author", UUID.class)),
                reviewer == null ? null : new UserId(reviewer),
                new UserId(row.getObject("deployed_by", UUID.class)),
                Instants.instant(row, "deployed_at"),
                row.getString("reason"),
                row.getObject("back_to", Integer.class));
    }
}
