package dev.rapport.sla;

import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.ClockSelect;
import dev.rapport.sla.clocks.Keys;
import dev.rapport.sla.clocks.SlaLog;
import dev.rapport.sla.clocks.StripDrawing;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads clocks, as they stand now and as far as the asker may see them. */
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class SlaQueries {

    private static final int MOST_OF_ONE_SUBJECT = 200;

    private final JdbcClient jdbc;
    private final SlaLog log;
    private final Calendars calendars;
    private final CaseSight sight;
    private final Clock clock;

    SlaQueries(JdbcClient jdbc, SlaLog log, Calendars calendars, CaseSight sight, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.calendars = calendars;
        this.sight = sight;
        this.clock = clock;
    }

    /** The clocks of one subject; refuses those who may not see it. */
    public List<CaseClock> of(SubjectId subject) {
        requireSight(subject);
        var filter = new SlaFilter(subject, null, null, null, null);
        return new ClockSelect(ClockSelect.CLOCKS, filter)
                        .query(jdbc, "k.started_at, k.metric, k.round", MOST_OF_ONE_SUBJECT)
                        .query(ClockSelect::read)
                        .list()
                        .stream()
                        .map(reading())
                        .toList();
    }

    /** The clocks of one subject with what they did from their start to now; refuses those who may not see it. */
    public List<ClockStrip> strips(SubjectId subject) {
        var events = log.of(subject);
        return of(subject).stream()
                .map(clock -> StripDrawing.draw(
                        clock, events, calendars.named(clock.promise().calendar())))
                .toList();
    }

    /** Those strips that tell something now: of the rounds that were over in time, only each metric's last. */
    public List<ClockStrip> tellingStrips(SubjectId subject) {
        var last = new HashMap<Metric, Integer>();
        var strips = strips(subject);
        for (var strip : strips)
            last.merge(strip.of().metric(), strip.of().clock().round(), Math::max);
        return strips.stream()
                .filter(strip -> strip.of().clock().state() != SlaClock.State.MET
                        || strip.of().clock().round()
                                == last.getOrDefault(strip.of().metric(), 0))
                .toList();
    }

    /** All clocks, in the order in which they were made. */
    public Page<CaseClock> clocks(SlaFilter filter, int limit, @Nullable String after) {
        if (filter.subject() != null) requireSight(filter.subject());
        var select = new ClockSelect(ClockSelect.CLOCKS, filter).onlyWhatMaySee(sight);
        if (after != null)
            select.where(
                    "k.id > :after", "after", Keys.id(Cursor.parse(after, 1).getFirst()));
        var rows =
                select.query(jdbc, "k.id", limit + 1).query(ClockSelect::read).list();
        return Page.of(rows, limit, row -> Cursor.of(row.id())).map(reading());
    }

    /** The clocks that have not stopped, the one that falls due first before all others. For managers and auditors. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public Page<CaseClock> running(SlaFilter filter, int limit, @Nullable String after) {
        var select = new ClockSelect(ClockSelect.CLOCKS, filter).where("k.phase <> 'STOPPED'");
        if (after != null) {
            var place = Cursor.parse(after, 2);
            select.with("due", Keys.time(place.get(0)))
                    .where("(coalesce(k.due_at, 'infinity'), k.id) > (:due, :id)", "id", Keys.id(place.get(1)));
        }
        var rows = select.query(jdbc, "coalesce(k.due_at, 'infinity'), k.id", limit + 1)
                .query(ClockSelect::read)
                .list();
        return Page.of(rows, limit, SlaQueries::placeAmongRunning).map(reading());
    }

    /** Cases that no policy fits, the oldest first; somebody has to see to them. For managers and auditors. */
    @ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
    public List<WithoutPolicy> withoutPolicy(int limit) {
        return jdbc.sql("""
                        select c.subject_id, s.number, s.title, c.opened_at, c.facts ->> 'caseType' as case_type
                        from sla_case c
                        left join subject s on s.id = c.subject_id
                        where not c.has_policy
                        order by c.opened_at, c.subject_id
                        limit :limit
                        """)
                .param("limit", limit)
                .query((row, number) -> new WithoutPolicy(
                        new SubjectId(row.getObject("subject_id", UUID.class)),
                        row.getString("number"),
                        row.getString("title"),
                        row.getString("case_type"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A case for which nothing is promised. */
    public record WithoutPolicy(
            SubjectId subject,
            @Nullable String number,
            @Nullable String title,
            String caseType,
            Instant openedAt) {}

    /** Finds a subject by what people call it, such as T-1042, or by its id. */
    @ForEverybody("only the id of a number, with which one asks for the case")
    public SubjectId subject(String reference) {
        return jdbc.sql("select id from subject where number = :number")
                .param("number", reference)
                .query(UUID.class)
                .optional()
                .map(SubjectId::new)
                .orElseGet(() -> SubjectId.of(reference));
    }

    public void requireSight(SubjectId subject) {
        jdbc.sql("select owner_id, team from sla_case where subject_id = :subject")
                .param("subject", subject.value())
                .query(row -> {
                    var owner = row.getObject("owner_id", UUID.class);
                    sight.require(subject, owner == null ? null : new UserId(owner), row.getString("team"));
                });
    }

    /** Brings rows up to now; each calendar is looked up once. */
    private Function<CaseClock, CaseClock> reading() {
        var now = clock.instant();
        Map<String, BusinessCalendar> known = new HashMap<>();
        return row -> {
            var calendar = known.computeIfAbsent(row.promise().calendar(), calendars::named);
            return row.with(row.clock().at(now, row.target(), calendar));
        };
    }

    private static String placeAmongRunning(CaseClock row) {
        var due = row.clock().dueAt();
        return Cursor.of(due == null ? Keys.NEVER : due, row.id());
    }
}
