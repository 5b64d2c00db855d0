package dev.rapport.contact.canned;

import dev.rapport.access.Person;
import dev.rapport.platform.Channel;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Canned answers as they are kept. */
@Component
class CannedRows {

    private static final String SEEN = """
            (owner_id = :me or owner_id is null and (team is null or :all or team = any(:teams)))
            """;

    private static final String SAYS = """
            (:words = '' or starts_with(code, :words) or strpos(lower(name), :words) > 0
                or strpos(lower(words), :words) > 0)
            """;

    private static final String DRAFT = """
            owner_id = :owner, team = :team, name = :name, code = :code, language = :language,
                channels = :channels, words = :words
            """;

    private final JdbcClient jdbc;

    CannedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By name, of those that the asker may see. */
    Page<CannedAnswer> list(Person asker, CannedFilter filter, int limit, @Nullable String after) {
        var from = after == null ? List.of("", new UUID(0, 0).toString()) : Cursor.parse(after, 2);
        var rows = seen("""
                        select *
                        from canned_answer
                        where {seen}
                            and (removed_at is not null) = :removed
                            and {says}
                            and (cast(:language as text) is null or language = :language)
                            and (cast(:whose as text) is null
                                or :whose = 'me' and owner_id is not null
                                or :whose = 'team' and team is not null
                                or :whose = 'everybody' and owner_id is null and team is null)
                            and (lower(name), id) > (:name, cast(:id as uuid))
                        order by lower(name), id
                        limit :limit
                        """, asker, filter.words())
                .param("removed", filter.removed())
                .param("language", word(filter.language()), Types.VARCHAR)
                .param("whose", word(filter.whose()), Types.VARCHAR)
                .param("name", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(CannedRows::read)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.name().toLowerCase(Locale.ROOT), one.id()));
    }

    /** Those that fit to a place: in the language first, then by code, the nearest and the most inserted first. */
    List<CannedAnswer> fitting(Person asker, AnswerPlace place, CannedLanguage language, String words, int most) {
        return seen("""
                        select *
                        from canned_answer
                        where {seen}
                            and removed_at is null
                            and {says}
                            and (team is null or team = :team or team = any(:teams))
                            and (channels = '{}' or cast(:channel as text) is null or :channel = any(channels))
                        order by case language when :language then 0 when 'any' then 1 else 2 end,
                            code <> :words, not starts_with(code, :words),
                            owner_id is null, team is distinct from :team,
                            inserted desc, lower(name), id
                        limit :most
                        """, asker, words)
                .param("team", place.team())
                .param("channel", word(place.channel()), Types.VARCHAR)
                .param("language", language.word())
                .param("most", most)
                .query(CannedRows::read)
                .list();
    }

    Optional<CannedAnswer> find(Person asker, UUID id) {
        return seen("select * from canned_answer where {seen} and {says} and id = :id", asker, "")
                .param("id", id)
                .query(CannedRows::read)
                .optional();
    }

    private JdbcClient.StatementSpec seen(String sql, Person asker, String words) {
        return jdbc.sql(sql.replace("{seen}", SEEN).replace("{says}", SAYS))
                .param("me", asker.id().value())
                .param("all", asker.seesAll())
                .param("teams", asker.teams().toArray(String[]::new))
                .param("words", words.strip().toLowerCase(Locale.ROOT));
    }

    void lock(UUID id) {
        jdbc.sql("select id from canned_answer where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /** False where another of the same people has the code in that language. */
    boolean add(UUID id, CannedDraft draft, UserId by, Instant at) {
        return draft("""
                        insert into canned_answer (
                            id, owner_id, team, name, code, language, channels, words, changed_by, changed_at)
                        values (:id, :owner, :team, :name, :code, :language, :channels, :words, :by, :at)
                        on conflict do nothing
                        """, id, draft, by, at) > 0;
    }

    /** Whether it would be refused for its code. */
    boolean isTaken(UUID id, CannedDraft draft, UserId me) {
        return jdbc.sql("""
                        select exists (
                            select
                            from canned_answer
                            where coalesce(cast(owner_id as text), team, '')
                                    = coalesce(cast(cast(:owner as uuid) as text), :team, '')
                                and code = :code
                                and language = :language
                                and removed_at is null
                                and id <> :id)
                        """)
                .param("id", id)
                .param("owner", owner(draft, me), Types.OTHER)
                .param("team", draft.team(), Types.VARCHAR)
                .param("code", draft.code())
                .param("language", draft.language().word())
                .query(Boolean.class)
                .single();
    }

    void change(UUID id, CannedDraft draft, UserId by, Instant at) {
        draft("""
                update canned_answer
                set {draft}, version = version + 1, changed_by = :by, changed_at = :at
                where id = :id
                """.replace("{draft}", DRAFT.strip()), id, draft, by, at);
    }

    private int draft(String sql, UUID id, CannedDraft draft, UserId by, Instant at) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("owner", owner(draft, by), Types.OTHER)
                .param("team", draft.team(), Types.VARCHAR)
                .param("name", draft.name())
                .param("code", draft.code())
                .param("language", draft.language().word())
                .param("channels", draft.channels().stream().map(Channel::word).toArray(String[]::new))
                .param("words", draft.words())
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    private static @Nullable UUID owner(CannedDraft draft, UserId me) {
        return draft.whose() == CannedFor.ME ? me.value() : null;
    }

    /** @param at absent: it stands again */
    void remove(UUID id, @Nullable Instant at) {
        jdbc.sql("update canned_answer set removed_at = :at, version = version + 1 where id = :id")
                .param("id", id)
                .param("at", Instants.utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** For good. */
    void forget(Instant removedBefore) {
        jdbc.sql("delete from canned_answer where removed_at < :before")
                .param("before", Instants.utc(removedBefore))
                .update();
    }

    /** No change of what it says. */
    void inserted(UUID id, Instant at) {
        jdbc.sql("update canned_answer set inserted = inserted + 1, inserted_at = :at where id = :id")
                .param("id", id)
                .param("at", Instants.utc(at))
                .update();
    }

    /** How many of the same people stand. */
    int count(CannedDraft draft, UserId me) {
        return jdbc.sql("""
                        select count(*)
                        from canned_answer
                        where owner_id is not distinct from cast(:owner as uuid)
                            and team is not distinct from :team
                            and removed_at is null
                        """)
                .param("owner", owner(draft, me), Types.OTHER)
                .param("team", draft.team(), Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    private static @Nullable String word(@Nullable Word word) {
        return word == null ? null : word.word();
    }

    private static CannedAnswer read(ResultSet row, int number) throws SQLException {
        return new CannedAnswer(
                row.getObject("id", UUID.class),
                person(row, "owner_id"),
                row.getString("team"),
                row.getString("name"),
                row.getString("code"),
                Word.parse(CannedLanguage.class, row.getString("language")),
                Arrays.stream((String[]) row.getArray("channels").getArray())
                        .map(channel -> Word.parse(Channel.class, channel))
                        .toList(),
                row.getString("words"),
                row.getLong("version"),
                person(row, "changed_by"),
                Instants.instant(row, "changed_at"),
                Instants.instantOrNull(row, "removed_at"),
                row.getLong("inserted"),
                Instants.instantOrNull(row, "inserted_at"));
    }

    private static @Nullable UserId person(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new UserId(id);
    }
}
