package dev.rapport.cases;

import dev.rapport.access.Staff;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
        return of(List.of(subject), locale, zone, limit, after);
    }

    /** The stories of several subjects as one. */
    Page<Line> of(Collection<SubjectId> subjects, Locale locale, ZoneId zone, int limit, @Nullable String after) {
        var from = after == null ? List.of("infinity", String.valueOf(Long.MAX_VALUE)) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select id, subject_id, at, kind, actor, details
                        from trail
                        where subject_id = any(:subjects)
                            and (at, id) < (cast(:at as timestamptz), cast(:id as bigint))
                        order by at desc, id desc
                        limit :limit
                        """)
                .param("subjects", told(subjects))
                .param("at", from.get(0))
                .param("id", from.get(1))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        var names = staff.names(
                rows.stream().map(Row::actor).filter(Objects::nonNull).toList());
        var about = subjects.size() == 1
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

    /** With what was told once for many. */
    private UUID[] told(Collection<SubjectId> subjects) {
        return Stream.concat(subjects.stream(), shared.stream().flatMap(part -> part.alsoIn(subjects).stream()))
                .map(SubjectId::value)
                .toArray(UUID[]::new);
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
