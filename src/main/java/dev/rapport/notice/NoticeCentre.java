package dev.rapport.notice;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.cases.TrailSentences;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Instants;
import dev.rapport.platform.KnownAs;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notices of the person asking, and of nobody else. They are kept for 90 days. */
@ForOneself
@Service
@Transactional
public class NoticeCentre {

    /** More unread notices than these are not counted. */
    public static final int COUNTED = 100;

    private static final Duration KEPT = Duration.ofDays(90);

    private record Row(long id, SubjectId subject, String kind, JsonNode details, Instant at, boolean read) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Access access;
    private final Subjects subjects;
    private final TrailSentences sentences;
    private final KnownAs knownAs;
    private final Clock clock;

    NoticeCentre(
            JdbcClient jdbc,
            JsonMapper json,
            Access access,
            Subjects subjects,
            TrailSentences sentences,
            KnownAs knownAs,
            Clock clock) {
        this.knownAs = knownAs;
        this.jdbc = jdbc;
        this.json = json;
        this.access = access;
        this.subjects = subjects;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public Page<Notice> mine(int limit, @Nullable String after) {
        var me = access.me();
        var from = after == null ? List.of("infinity", String.valueOf(Long.MAX_VALUE)) : Cursor.parse(after, 2);
        var rows = jdbc.sql("""
                        select id, subject_id, kind, details, created_at, read_at
                        from notice
                        where user_id = :me
                            and (created_at, id) < (cast(:at as timestamptz), :id)
                        order by created_at desc, id desc
                        limit :limit
                        """)
                .param("me", me.id().value())
                .param("at", timeOf(from.get(0)))
                .param("id", idOf(from.get(1)))
                .param("limit", limit + 1)
                .query(this::row)
                .list();
        var about = subjects.find(rows.stream().map(Row::subject).toList());
        return Page.of(rows, limit, row -> Cursor.of(row.at(), row.id()))
                .map(row -> notice(row, about.get(row.subject()), me));
    }

    /** At most {@value #COUNTED}. */
    @Transactional(readOnly = true)
    public int unread() {
        return jdbc.sql("""
                        select count(*)
                        from (
                            select 1
                            from notice
                            where user_id = :me and read_at is null
                            limit :counted
                        ) as unread
                        """)
                .param("me", access.me().id().value())
                .param("counted", COUNTED)
                .query(Integer.class)
                .single();
    }

    /** Reading twice is reading once; a notice of somebody else does not exist. */
    public void read(long id) {
        var me = access.me().id();
        var mine = jdbc.sql("select true from notice where id = :id and user_id = :me")
                .param("id", id)
                .param("me", me.value())
                .query(Boolean.class)
                .optional();
        if (mine.isEmpty()) throw Refused.notFound("notice.no-such-notice");
        markRead(me, "id = " + id);
    }

    public void readAll() {
        markRead(access.me().id(), "true");
    }

    private void markRead(UserId me, String which) {
        var changed = jdbc.sql("""
                        update notice
                        set read_at = :now
                        where user_id = :me
                            and read_at is null
                            and {which}
                        """.replace("{which}", which))
                .param("me", me.value())
                .param("now", Instants.utc(clock.instant()))
                .update();
        if (changed > 0)
            jdbc.sql("select pg_notify('notice', :me) is null")
                    .param("me", me.toString())
                    .query(Boolean.class)
                    .single();
    }

    @Scheduled(cron = "0 37 3 * * *")
    void forgetOld() {
        jdbc.sql("delete from notice where created_at < :before")
                .param("before", Instants.utc(clock.instant().minus(KEPT)))
                .update();
    }

    private Notice notice(Row row, @Nullable Subject about, Person me) {
        var customer = about == null ? customer(row.subject()) : null;
        return new Notice(
                row.id(),
                row.kind(),
                row.subject(),
                about == null ? null : about.number(),
                about != null
                        ? sentences.title(about.kind(), about.title(), me.locale())
                        : customer == null ? null : sentences.word("customer", customer.toString(), me.locale()),
                customer,
                sentences.ofNotice(row.kind(), row.details(), me.locale(), me.zone()),
                row.at(),
                row.read());
    }

    /** The customer that is meant, under the id it has now. */
    private @Nullable CustomerId customer(SubjectId subject) {
        var now = knownAs.now(new CustomerId(subject.value()));
        return sentences.knows("customer", now.toString()) ? now : null;
    }

    private Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("id"),
                new SubjectId(row.getObject("subject_id", UUID.class)),
                row.getString("kind"),
                json.readTree(row.getString("details")),
                Instants.instant(row, "created_at"),
                row.getObject("read_at") != null);
    }

    private static String timeOf(String text) {
        try {
            return text.equals("infinity") ? text : Instant.parse(text).toString();
        } catch (java.time.format.DateTimeParseException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }

    private static long idOf(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refused.invalid("error.bad-cursor");
        }
    }
}
