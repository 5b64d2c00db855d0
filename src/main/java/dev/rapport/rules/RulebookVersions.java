package dev.rapport.rules;

import dev.rapport.platform.UserId;
import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of all rulebooks. */
@Repository
class RulebookVersions {

    private static final String COLUMNS =
            "rulebook, version, state, form, text, fingerprint, shipped, author, published_by, written_at, published_at";

    private final JdbcClient jdbc;

    RulebookVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<RulebookVersion> published(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                          and state = 'PUBLISHED'
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .query(RulebookVersions::read)
                .optional();
    }

    Optional<RulebookVersion> find(String rulebook, int version) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                          and version = :version
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .param("version", version)
                .query(RulebookVersions::read)
                .optional();
    }

    List<RulebookVersion> all(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                        order by version desc
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .query(RulebookVersions::read)
                .list();
    }

    /** As {@link #all}, with empty texts. */
    List<RulebookVersion> heads(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                        order by version desc
                        """.formatted(COLUMNS.replace(" text,", " '' as text,")))
                .param("rulebook", rulebook)
                .query(RulebookVersions::read)
                .list();
    }

    /** The numbers of the published versions by rulebook. */
    Map<String, Integer> publishedNumbers() {
        return jdbc
                .sql("""
                        select rulebook, version
                        from rulebook_version
                        where state = 'PUBLISHED'
                        """)
                .query((row, n) -> Map.entry(row.getString("rulebook"), row.getInt("version")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<RulebookVersion> latestShipped(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                          and shipped
                        order by version desc
                        limit 1
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .query(RulebookVersions::read)
                .optional();
    }

    /** Makes all others who write versions of this rulebook wait until the transaction ends. */
    void lock(String rulebook) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rulebook'), hashtext(:rulebook))")
                .param("rulebook", rulebook)
                .query((row, n) -> true)
                .single();
    }

    int addShipped(String rulebook, State state, Form form, String text, String fingerprint, Instant at) {
        return jdbc.sql("""
                        insert into rulebook_version
                          (rulebook, version, state, form, text, fingerprint, shipped, written_at, published_at)
                        select :rulebook, coalesce(max(version), 0) + 1, :state, :form, :text, :fingerprint, true, :at,
                               case when :state = 'PUBLISHED' then cast(:at as timestamptz) end
                        from rulebook_version
                        where rulebook = :rulebook
                        returning version
                        """)
                .param("rulebook", rulebook)
                .param("state", state.name())
                .param("form", form.name())
                .param("text", text)
                .param("fingerprint", fingerprint)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    int addWritten(String rulebook, Form form, String text, String fingerprint, UserId author, Instant at) {
        return jdbc.sql("""
                        insert into rulebook_version
                          (rulebook, version, state, form, text, fingerprint, shipped, author, written_at, checked_at)
                        select :rulebook, coalesce(max(version), 0) + 1, 'CHECKED', :form, :text, :fingerprint, false,
                               :author, :at, :at
                        from rulebook_version
                        where rulebook = :rulebook
                        returning version
                        """)
                .param("rulebook", rulebook)
                .param("form", form.name())
                .param("text", text)
                .param("fingerprint", fingerprint)
                .param("author", author.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    void publish(String rulebook, int version, UserId by, Instant at) {
        jdbc.sql("""
                        update rulebook_version
                        set state = 'PUBLISHED', published_by = :by, published_at = :at, taken_back_by = null,
                            taken_back_why = null, taken_back_at = null
                        where rulebook = :rulebook
                          and version = :version
                        """)
                .param("rulebook", rulebook)
                .param("version", version)
                .param("by", by.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The one that was published last before the present one, apart from those that were taken back. */
    Optional<RulebookVersion> publishedBefore(String rulebook) {
        return jdbc.sql("""
                        select %s
                        from rulebook_version
                        where rulebook = :rulebook
                          and state = 'RETIRED'
                          and published_at is not null
                          and taken_back_at is null
                        order by published_at desc, version desc
                        limit 1
                        """.formatted(COLUMNS))
                .param("rulebook", rulebook)
                .query(RulebookVersions::read)
                .optional();
    }

    void takeBack(String rulebook, int version, UserId by, String why, Instant at) {
        jdbc.sql("""
                        update rulebook_version
                        set state = 'RETIRED', taken_back_by = :by, taken_back_why = :why, taken_back_at = :at
                        where rulebook = :rulebook
                          and version = :version
                        """)
                .param("rulebook", rulebook)
                .param("version", version)
                .param("by", by.value())
                .param("why", why)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever published it stays who did. */
    void publishAgain(String rulebook, int version, Instant at) {
        jdbc.sql("""
                        update rulebook_version
                        set state = 'PUBLISHED', published_at = :at
                        where rulebook = :rulebook
                          and version = :version
                        """)
                .param("rulebook", rulebook)
                .param("version", version)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void retirePublished(String rulebook) {
        jdbc.sql("""
                        update rulebook_version
                        set state = 'RETIRED'
                        where rulebook = :rulebook
                          and state = 'PUBLISHED'
                        """).param("rulebook", rulebook).update();
    }

    private static RulebookVersion read(ResultSet row, int n) throws SQLException {
        var publishedAt = row.getObject("published_at", OffsetDateTime.class);
        var writtenAt = row.getObject("written_at", OffsetDateTime.class);
        return new RulebookVersion(
                row.getString("rulebook"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                Form.valueOf(row.getString("form")),
                row.getString("text"),
                row.getString("fingerprint"),
                row.getBoolean("shipped"),
                person(row, "author"),
                person(row, "published_by"),
                writtenAt.toInstant(),
                publishedAt == null ? null : publishedAt.toInstant());
    }

    private static @Nullable UserId person(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
