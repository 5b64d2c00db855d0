package dev.rapport.studio.rulebooks;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Texts of rulebooks that were not handed in yet: one for each person and rulebook. */
@Component
class WrittenRulesRows {

    private final JdbcClient jdbc;

    WrittenRulesRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WrittenRules> find(String rulebook, UserId author) {
        return found(rulebook, author, "");
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<WrittenRules> lock(String rulebook, UserId author) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rulebook-draft'), hashtext(:key))")
                .param("key", rulebook + " " + author.value())
                .query((row, n) -> true)
                .single();
        return found(rulebook, author, " for update");
    }

    private Optional<WrittenRules> found(String rulebook, UserId author, String locking) {
        return jdbc.sql("""
                        select rulebook, author, based_on, text, changed_at, version
                        from rulebook_draft
                        where rulebook = :rulebook
                          and author = :author
                        """ + locking)
                .param("rulebook", rulebook)
                .param("author", author.value())
                .query(WrittenRulesRows::read)
                .optional();
    }

    /** The rulebooks of which somebody writes. */
    Set<String> of(UserId author) {
        return jdbc
                .sql("""
                        select rulebook
                        from rulebook_draft
                        where author = :author
                        """)
                .param("author", author.value())
                .query((row, n) -> row.getString("rulebook"))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    void save(String rulebook, UserId author, int basedOn, String text, Instant at) {
        jdbc.sql("""
                        insert into rulebook_draft (rulebook, author, based_on, text, changed_at)
                        values (:rulebook, :author, :basedOn, :text, :at)
                        on conflict (rulebook, author) do update
                        set text = :text, based_on = :basedOn, changed_at = :at, version = rulebook_draft.version + 1
                        """)
                .param("rulebook", rulebook)
                .param("author", author.value())
                .param("basedOn", basedOn)
                .param("text", text)
                .param("at", Instants.utc(at))
                .update();
    }

    void remove(String rulebook, UserId author) {
        jdbc.sql("""
                        delete from rulebook_draft
                        where rulebook = :rulebook
                          and author = :author
                        """)
                .param("rulebook", rulebook)
                .param("author", author.value())
                .update();
    }

    private static WrittenRules read(ResultSet row, int n) throws SQLException {
        return new WrittenRules(
                row.getString("rulebook"),
                new UserId(row.getObject("author", UUID.class)),
                row.getInt("based_on"),
                row.getString("text"),
                Instants.instant(row, "changed_at"),
                row.getLong("version"));
    }
}
