package dev.rapport.rules;

import dev.rapport.rules.RulebookVersion.Form;
import dev.rapport.rules.RulebookVersion.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of all rulebooks. */
@Repository
class RulebookVersions {

    private static final String COLUMNS = "rulebook, version, state, form, text, fingerprint, shipped, published_at";

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
        return new RulebookVersion(
                row.getString("rulebook"),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                Form.valueOf(row.getString("form")),
                row.getString("text"),
                row.getString("fingerprint"),
                row.getBoolean("shipped"),
                publishedAt == null ? null : publishedAt.toInstant());
    }
}
