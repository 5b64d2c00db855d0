package dev.rapport.cases;

import dev.rapport.access.Staff;
import dev.rapport.cases.StoryChapters.Choice;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a subject, newest first, in words. */
@Component
public class Story {

    /**
     * One thing that happened.
     *
     * @param kind the event's name, for signs and filters
     * @param actor name of the member of staff who did it; absent when the system did
     * @param about number of the subject, where the stories of several are told as one
     */
    public record Line(
            long id,
            Instant at,
            String kind,
            String text,
            @Nullable String actor,
            @Nullable String about) {

        /** The actor, unless the sentence names them already. */
        public @Nullable String unnamedActor() {
            return actor == null || text.contains(actor) ? null : actor;
        }
    }

    private record Row(
            long id,
            SubjectId subject,
            Instant at,
            String kind,
            @Nullable UserId actor,
            JsonNode details) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Staff staff;
    private final TrailSentences sentences;
    private final Subjects known;
    private final List<SharedStories> shared;

    Story(
            JdbcClient jdbc,
            JsonMapper json,
            Staff staff,
            TrailSentences sentences,
            Subjects known,
            List<SharedStories> shared) {
        this.shared = shared;
        this.known = known;
        this.jdbc = jdbc;
        this.json = json;
        this.staff = staff;
        this.sentences = sentences;
    }

    /** Asks nobody: those who serve screens ask for the case, or for the task that is about it. */
    public Page<Line> of(SubjectId subject, Locale locale, ZoneId zone, int limit, @Nullable String after) {
        return of(withShared(List.of(subject)), List.of(), Choice.ALL, locale, zone, limit, after);
    }

    /**
     * The stories of several subjects as one, of which of each no more is read than is shown.
     *
     * @param cases of the customer, that were chosen already
     */
    Page<Line> of(
            Collection<SubjectId> customers,
            Collection<SubjectId> cases,
            Choice choice,
            Locale locale,
            ZoneId zone,
            int limit,
            @Nullable String after) {
        var from = after == null ? List.of("infinity", String.valueOf(Long.MAX_VALUE)) : Cursor.parse(after, 2);
        var all = Stream.concat(customers.stream(), cases.stream()).toList();
        var only = choice.only();
        var rows = jdbc.sql("""
                        select trail.id, subject_id, trail.at, kind, actor, details
                        from (
                            select told.id
                            from unnest(cast(:subjects as uuid[]), cast(:isCase as boolean[])) as one (id, is_case)
                            cross join lateral (
                                select id, at
                                from trail
                                where subject_id = one.id
                                    and (at, id) < (cast(:at as timestamptz), cast(:id as bigint))
                                    and (one.is_case
                                        or (cast(:only as text[]) is null or kind = any(:only))
                                            and kind <> all(cast(:without as text[])))
                                order by at desc, id desc
                                limit :limit) told
                            order by told.at desc, told.id desc
                            limit :limit) newest
                        join trail using (id)
                        order by trail.at desc, trail.id desc
                        """)
                .param("subjects", all.stream().map(SubjectId::value).toArray(UUID[]::new))
                .param("isCase", isCase(customers.size(), cases.size()))
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("only", only == null ? null : only.toArray(String[]::new), Types.ARRAY)
                .param("without", choice.without().toArray(String[]::new))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        var names = staff.names(
                rows.stream().map(Row::actor).filter(Objects::nonNull).toList());
        var about = all.size() == 1
                ? Map.<SubjectId, Subject>of()
                : known.find(rows.stream().map(Row::subject).toList());
        return Page.of(rows, limit, row -> Cursor.of(row.at(), row.id()))
                .map(row -> new Line(
                        row.id(),
                        row.at(),
                        row.kind(),
                        sentences.of(row.kind(), row.details(), locale, zone),
                        row.actor() == null ? null : names.get(row.actor()),
                        number(about.get(row.subject()))));
    }

    private static Boolean[] isCase(int customers, int cases) {
        var is = new Boolean[customers + cases];
        Arrays.fill(is, 0, customers, false);
        Arrays.fill(is, customers, is.length, true);
        return is;
    }

    /** Those, and what was told once for them and for others. */
    List<SubjectId> withShared(Collection<SubjectId> subjects) {
        return Stream.concat(subjects.stream(), shared.stream().flatMap(part -> part.alsoIn(subjects).stream()))
                .toList();
    }

    private static @Nullable String number(@Nullable Subject subject) {
        return subject == null ? null : subject.number();
    }

    private Row row(ResultSet row, int number) throws SQLException {
        var actor = row.getObject("actor", UUID.class);
        return new Row(
                row.getLong("id"),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                actor == null ? null : new UserId(actor),
                json.readTree(row.getString("details")));
    }
}
