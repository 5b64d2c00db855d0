package dev.rapport.insight.today;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.insight.breaches.Breach;
import dev.rapport.insight.breaches.BreachFilter;
import dev.rapport.platform.Cursor;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.sla.CaseClock;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.ClockSelect;
import dev.rapport.sla.clocks.Keys;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a manager must look at now: what is late, and what falls due next by the clock on the wall. The list merges the
 * first rows of each calendar, of all teams or of one: it costs the same however many clocks run. For managers and
 * auditors.
 */
@ForRoles({Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@Service
@Transactional(readOnly = true)
public class Today {

    /** A pause that lasts longer is shown to managers. */
    public static final Duration LONG_PAUSE = Duration.ofDays(3);

    private static final UUID LAST = new UUID(-1, -1);
    private static final String ROW = """
            select k.*, c.external, c.owner_id, c.team, c.facts ->> 'tier' as tier, s.number, s.title, s.customer_id,
                u.name as customer_name
            """;
    private static final String OF_CASE = """
            join sla_case c on c.subject_id = k.subject_id
            left join subject s on s.id = k.subject_id
            left join customer_summary u on u.id = s.customer_id
            """;

    /** What one order of due times holds for: a calendar, and whether only it counts or all time. */
    private record Hours(String calendar, boolean aroundTheClock) {}

    /** How far the list was read. */
    private record Place(OffsetDateTime due, UUID id) {}

    private final JdbcClient jdbc;
    private final Calendars calendars;
    private final Access access;
    private final Clock clock;

    Today(JdbcClient jdbc, Calendars calendars, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.calendars = calendars;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The clocks that count and are not due yet, the one that falls due first by the clock on the wall first.
     *
     * @param until only those that fall due until then
     */
    public Page<AboutToBreach> next(@Nullable String team, @Nullable Instant until, int limit, @Nullable String after) {
        return read(team, clock.instant(), until, limit, after);
    }

    /** The clocks that count although their time is used up, the one that is late for longest first. */
    public Page<AboutToBreach> late(@Nullable String team, int limit, @Nullable String after) {
        return read(team, Instant.EPOCH, clock.instant(), limit, after);
    }

    private Page<AboutToBreach> read(
            @Nullable String team, Instant from, @Nullable Instant until, int limit, @Nullable String after) {
        var now = clock.instant();
        var place = after == null ? new Place(from.atOffset(ZoneOffset.UTC), LAST) : place(after);
        var found = new ArrayList<AboutToBreach>();
        for (var hours : hours()) {
            var calendar = calendars.named(hours.calendar());
            for (var row : rows(hours, team, until, place, limit + 1)) {
                var target = row.clock().target();
                var counted = row.clock().with(row.clock().clock().at(now, target, calendar));
                found.add(new AboutToBreach(
                        counted,
                        row.customer(),
                        target.millis() - counted.clock().elapsedMillis(),
                        null));
            }
        }
        found.sort(Comparator.comparing((AboutToBreach row) -> due(row.clock()))
                .thenComparing(row -> row.clock().id()));
        var items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        if (found.size() <= limit) return new Page<>(items, null);
        var last = items.getLast().clock();
        return new Page<>(items, Cursor.of(due(last), last.id().toString()));
    }

    private static Place place(String after) {
        var cursor = Cursor.parse(after, 2);
        return new Place(Keys.time(cursor.get(0)), Keys.id(cursor.get(1)));
    }

    private List<AboutToBreach> rows(
            Hours hours, @Nullable String team, @Nullable Instant until, Place place, int limit) {
        var parameters = new HashMap<String, Object>();
        parameters.put("calendar", hours.calendar());
        parameters.put("always", hours.aroundTheClock());
        parameters.put("due", place.due());
        parameters.put("id", place.id());
        parameters.put("rows", limit);
        var conditions = new StringBuilder("""
                where k.phase = 'COUNTING'
                    and k.calendar = :calendar
                    and k.around_the_clock = :always
                    and (k.due_at, k.id) > (:due, :id)
                """);
        if (until != null) {
            conditions.append("    and k.due_at <= :until\n");
            parameters.put("until", until.atOffset(ZoneOffset.UTC));
        }
        if (team != null) {
            conditions.append("    and k.case_team = :team\n");
            parameters.put("team", team);
        }
        return jdbc.sql(ROW + "from sla_clock k\n" + OF_CASE + conditions + "order by k.due_at, k.id\nlimit :rows")
                .params(parameters)
                .query((row, number) -> read(row, null))
                .list();
    }

    /** The clocks that have waited for long, the longest first; of very many only those that were computed first. */
    public List<AboutToBreach> pausedLong() {
        var now = clock.instant();
        return jdbc.sql(ROW + """
                            , p.at as paused_since
                        from (
                            select *
                            from sla_clock
                            where phase = 'PAUSED'
                            order by as_of, id
                            limit :most
                        ) k
                        join lateral (
                            select at
                            from sla_event
                            where subject_id = k.subject_id
                                and kind = 'PAUSED'
                            order by at desc, id desc
                            limit 1
                        ) p on true
                        """ + OF_CASE + """
                        where p.at < :before
                        order by p.at, k.id
                        """)
                .param("most", TodayFigures.MOST)
                .param("before", now.minus(LONG_PAUSE).atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(
                        row, row.getObject("paused_since", OffsetDateTime.class).toInstant()))
                .list();
    }

    public TodayFigures figures() {
        var now = clock.instant();
        var names = names().toArray(String[]::new);
        return jdbc.sql("""
                        select
                            (select count(*) from (
                                select 1 from sla_clock
                                where phase = 'COUNTING' and calendar = any(:names) and around_the_clock = any('{true,false}')
                                    and due_at <= :now
                                limit :most) l) as late,
                            (select count(*) from (
                                select 1 from sla_clock
                                where phase = 'COUNTING' and calendar = any(:names) and around_the_clock = any('{true,false}')
                                    and due_at > :now and due_at <= :hour
                                limit :most) a) as hour,
                            (select count(*) from (
                                select 1 from sla_clock
                                where phase = 'COUNTING' and calendar = any(:names) and around_the_clock = any('{true,false}')
                                    and due_at > :now and due_at < :tonight
                                limit :most) b) as today,
                            (select count(*) from (
                                select 1 from breach_entry
                                where due_at >= :morning and due_at <= :now and counted
                                limit :most) c) as breached,
                            (select count(*) from (
                                select 1 from sla_case
                                where not has_policy
                                limit :most) d) as without
                        """)
                .param("names", names)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("hour", now.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .param("tonight", endOfDay().atOffset(ZoneOffset.UTC))
                .param("morning", day().atStartOfDay(zone()).toOffsetDateTime())
                .param("most", TodayFigures.MOST)
                .query((row, number) -> new TodayFigures(
                        row.getInt("late"),
                        row.getInt("hour"),
                        row.getInt("today"),
                        row.getInt("breached"),
                        pausedLong().size(),
                        row.getInt("without")))
                .single();
    }

    /** What the breaches of the asker's day are filtered by. */
    public BreachFilter breached() {
        return BreachFilter.ALL.between(day(), day());
    }

    /** When the asker's day ends. */
    public Instant endOfDay() {
        return day().plusDays(1).atStartOfDay(zone()).toInstant();
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), zone());
    }

    private ZoneId zone() {
        return access.current().map(Person::zone).orElse(ZoneOffset.UTC);
    }

    private List<String> names() {
        return jdbc.sql("select name from business_calendar order by name")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<Hours> hours() {
        return names().stream()
                .flatMap(name -> Stream.of(new Hours(name, false), new Hours(name, true)))
                .toList();
    }

    private static AboutToBreach read(ResultSet row, @Nullable Instant pausedSince) throws SQLException {
        var customer = row.getObject("customer_id", UUID.class);
        var name = row.getString("customer_name");
        return new AboutToBreach(
                ClockSelect.read(row, 0),
                customer == null || name == null
                        ? null
                        : new Breach.Customer(new CustomerId(customer), name, row.getString("tier")),
                0,
                pausedSince);
    }

    private static Instant due(CaseClock found) {
        var due = found.clock().dueAt();
        return due == null ? Instant.MAX : due;
    }
}
