package dev.rapport.marketing.segments;

import dev.rapport.access.Person;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Page;
import dev.rapport.platform.Phrase;
import dev.rapport.platform.UserId;
import dev.rapport.platform.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Segments as they are kept. */
@Component
class SegmentRows {

    private static final String SELECT = """
            select segment.*,
                members + coalesce((select sum(many) from segment_tally where segment_id = segment.id), 0) as all_members
            from segment
            """;

    private static final String SEEN = "(:all or owner_id = :me or team = any(:teams))";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SegmentRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** By name, of those that the asker may see. */
    Page<Segment> list(Person asker, SegmentFilter filter, int limit, @Nullable String after) {
        var from = after == null ? List.of("", new UUID(0, 0).toString()) : Cursor.parse(after, 2);
        var rows = seen(SELECT + """
                        where {seen}
                            and (removed_at is not null) = :removed
                            and (:words = '' or strpos(lower(name), :words) > 0 or strpos(lower(purpose), :words) > 0)
                            and (cast(:state as text) is null or state = :state)
                            and (not :stuck or stuck is not null)
                            and (lower(name), id) > (:name, cast(:id as uuid))
                        order by lower(name), id
                        limit :limit
                        """, asker)
                .param("removed", filter.removed())
                .param("words", filter.words().strip().toLowerCase(Locale.ROOT))
                .param("state", filter.state() == null ? null : filter.state().name(), Types.VARCHAR)
                .param("stuck", filter.stuck())
                .param("name", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(this::read)
                .list();
        return Page.of(rows, limit, one -> Cursor.of(one.name().toLowerCase(Locale.ROOT), one.id()));
    }

    Optional<Segment> find(Person asker, UUID id) {
        return seen(SELECT + "where {seen} and id = :id", asker)
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Waits until nobody computes members, and keeps them from it until the transaction ends. */
    void holdMembers() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('segments', 0))")
                .query((row, number) -> row)
                .list();
    }

    /** For whoever changes it. */
    void lock(UUID id) {
        jdbc.sql("select id from segment where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec seen(String sql, Person asker) {
        return jdbc.sql(sql.replace("{seen}", SEEN))
                .param("me", asker.id().value())
                .param("all", asker.seesAll())
                .param("teams", asker.teams().toArray(String[]::new));
    }

    void add(UUID id, SegmentDraft draft, UserId owner, List<String> hears, UserId by, Instant at) {
        draft(jdbc.sql("""
                        insert into segment (
                            id, name, purpose, owner_id, team, condition, hears, state, changed_by, changed_at)
                        values (:id, :name, :purpose, :owner, :team, cast(:condition as jsonb), :hears, 'LIVE', :by, :at)
                        """), id, draft, owner, hears, by, at).update();
    }

    /** @param anew whether members are to be computed by it */
    void change(UUID id, SegmentDraft draft, UserId owner, List<String> hears, boolean anew, UserId by, Instant at) {
        draft(jdbc.sql("""
                        update segment
                        set name = :name, purpose = :purpose, owner_id = :owner, team = :team,
                            condition = cast(:condition as jsonb), hears = :hears,
                            asked = asked + case when :anew then 1 else 0 end,
                            stuck = case when :anew then null else stuck end,
                            stuck_about = case when :anew then null else stuck_about end,
                            stuck_at = case when :anew then null else stuck_at end,
                            version = version + 1, changed_by = :by, changed_at = :at
                        where id = :id
                        """), id, draft, owner, hears, by, at)
                .param("anew", anew)
                .update();
    }

    private JdbcClient.StatementSpec draft(
            JdbcClient.StatementSpec sql,
            UUID id,
            SegmentDraft draft,
            UserId owner,
            List<String> hears,
            UserId by,
            Instant at) {
        return sql.param("id", id)
                .param("name", draft.name())
                .param("purpose", draft.purpose())
                .param("owner", owner.value())
                .param("team", draft.team())
                .param("condition", json.writeValueAsString(ConditionPart.of(draft.condition())))
                .param("hears", hears.toArray(String[]::new))
                .param("by", by.value())
                .param("at", Instants.utc(at));
    }

    void freeze(UUID id, UserId by, Instant at) {
        jdbc.sql("""
                        update segment
                        set state = 'FROZEN', frozen_at = :at, version = version + 1, changed_by = :by, changed_at = :at
                        where id = :id
                        """)
                .param("id", id)
                .param("by", by.value())
                .param("at", Instants.utc(at))
                .update();
    }

    /** @param at absent: it stands again, and a live one is computed anew */
    void remove(UUID id, @Nullable Instant at) {
        jdbc.sql("""
                        update segment
                        set removed_at = cast(:at as timestamptz), version = version + 1,
                            asked = asked + case when state = 'LIVE' and cast(:at as timestamptz) is null then 1 else 0 end
                        where id = :id
                        """)
                .param("id", id)
                .param("at", Instants.utcOrNull(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    /** For good. */
    void forget(Instant removedBefore) {
        jdbc.sql("delete from segment where removed_at < :before")
                .param("before", Instants.utc(removedBefore))
                .update();
    }

    private Segment read(ResultSet row, int number) throws SQLException {
        var by = row.getObject("changed_by", UUID.class);
        return new Segment(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("purpose"),
                new UserId(row.getObject("owner_id", UUID.class)),
                row.getString("team"),
                condition(json, row.getString("condition")),
                SegmentState.valueOf(row.getString("state")),
                row.getLong("all_members"),
                row.getLong("computed") < row.getLong("asked") && row.getString("stuck") == null,
                row.getLong("version"),
                by == null ? null : new UserId(by),
                Instants.instant(row, "changed_at"),
                Instants.instantOrNull(row, "frozen_at"),
                Instants.instantOrNull(row, "removed_at"),
                phrase(row),
                Instants.instantOrNull(row, "stuck_at"));
    }

    private static @Nullable Phrase phrase(ResultSet row) throws SQLException {
        var stuck = row.getString("stuck");
        return stuck == null ? null : new Phrase(stuck, row.getString("stuck_about"));
    }

    /** As it was kept; what is asked of facts that are gone by now as well. */
    static Condition condition(JsonMapper json, String kept) {
        return condition(json.readValue(kept, ConditionPart.class));
    }

    private static Condition condition(ConditionPart part) {
        if (part.how() != null)
            return new Condition.Group(
                    Word.parse(How.class, part.how()),
                    part.parts().stream().map(SegmentRows::condition).toList());
        return new Condition.Leaf(
                String.valueOf(part.fact()),
                Word.parse(Asks.class, String.valueOf(part.is())),
                part.value(),
                part.of(),
                part.days());
    }
}
