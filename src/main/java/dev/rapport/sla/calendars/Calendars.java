package dev.rapport.sla.calendars;

import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UserId;
import dev.rapport.sla.recomputation.Recomputation;
import dev.rapport.sla.recomputation.Recomputations;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The business calendars. Those that come with the product are brought in at start, unless somebody changed them. */
@Component
@NamedInterface("calendars")
public class Calendars {

    private record Kept(int version, BusinessCalendar calendar) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Recomputations recomputations;
    private final PublicHolidays holidays;
    private final TransactionTemplate transactions;
    private final Map<String, Kept> read = new ConcurrentHashMap<>();

    Calendars(
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            Recomputations recomputations,
            PublicHolidays holidays,
            TransactionTemplate transactions) {
        this.recomputations = recomputations;
        this.holidays = holidays;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @PostConstruct
    void bringIn() throws IOException {
        var countries =
                PropertiesLoaderUtils.loadProperties(new ClassPathResource("sla/calendars/public-holidays.properties"));
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:sla/calendars/*.json")) {
            try (var input = file.getInputStream()) {
                var sheet = filled(json.readValue(input, CalendarSheet.class), countries);
                transactions.executeWithoutResult(status -> ship(sheet));
            }
        }
    }

    private CalendarSheet filled(CalendarSheet sheet, Properties countries) {
        var country = countries.getProperty(sheet.name());
        return country == null ? sheet : PublicHolidays.with(sheet, holidays.of(country));
    }

    /**
     * The calendar, each time by the version that was in force then; changes made by other copies of the application are
     * seen at once.
     */
    public BusinessCalendar named(String name) {
        var version = jdbc.sql("select version from business_calendar where name = :name")
                .param("name", name)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Refused.notFound("sla.no-such-calendar", name));
        return read.compute(name, (key, kept) -> kept != null && kept.version() == version ? kept : read(key, version))
                .calendar();
    }

    /** All calendars by name. */
    @ForEverybody("everybody may know when we work")
    public List<CalendarSheet> all() {
        return jdbc.sql("select body from business_calendar order by name")
                .query((row, number) -> sheet(row.getString("body")))
                .list();
    }

    /** What is written of one, with its version. */
    public Optional<Written> written(String name) {
        return jdbc.sql("select body, version, changed_at from business_calendar where name = :name")
                .param("name", name)
                .query((row, number) -> new Written(
                        sheet(row.getString("body")),
                        row.getInt("version"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** A calendar as it is written. */
    public record Written(CalendarSheet sheet, int version, Instant changedAt) {}

    /** All versions, the newest first. */
    public List<CalendarVersion> history(String name) {
        return jdbc.sql("""
                        select version, body, by_user, note, changed_at, corrects, corrects_from
                        from business_calendar_version
                        where name = :name
                        order by version desc
                        """).param("name", name).query(this::version).list();
    }

    /** False when somebody else wrote that calendar meanwhile; version 0 stands for one that is new. */
    public boolean write(
            CalendarSheet sheet,
            int expected,
            @Nullable UserId by,
            @Nullable String note,
            @Nullable Correction corrects) {
        var body = json.writeValueAsString(sheet);
        var version = expected == 0 ? insert(sheet.name(), body, by) : update(sheet.name(), body, expected, by);
        version.ifPresent(written -> keep(sheet.name(), by, note, corrects));
        return version.isPresent();
    }

    private Optional<Integer> insert(String name, String body, @Nullable UserId by) {
        return jdbc.sql("""
                        insert into business_calendar (name, body, version, shipped, changed_at, changed_by)
                        values (:name, cast(:body as jsonb), 1, false, :now, :by)
                        on conflict (name) do nothing
                        returning version
                        """)
                .param("name", name)
                .param("body", body)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("now", now())
                .query(Integer.class)
                .optional();
    }

    private Optional<Integer> update(String name, String body, int expected, @Nullable UserId by) {
        return jdbc.sql("""
                        update business_calendar
                        set body = cast(:body as jsonb),
                            version = version + 1,
                            shipped = false,
                            changed_at = :now,
                            changed_by = :by
                        where name = :name and version = :expected
                        returning version
                        """)
                .param("name", name)
                .param("body", body)
                .param("expected", expected)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("now", now())
                .query(Integer.class)
                .optional();
    }

    private void keep(String name, @Nullable UserId by, @Nullable String note, @Nullable Correction corrects) {
        jdbc.sql("""
                        insert into business_calendar_version
                            (name, version, body, by_user, note, changed_at, corrects, corrects_from)
                        select name, version, body, cast(:by as uuid), :note, changed_at, :corrects, cast(:from as timestamptz)
                        from business_calendar
                        where name = :name
                        """)
                .param("name", name)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("note", note, Types.VARCHAR)
                .param("corrects", corrects != null)
                .param(
                        "from",
                        corrects == null ? null : Instants.utcOrNull(corrects.from()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private CalendarVersion version(ResultSet row, int number) throws SQLException {
        var by = row.getObject("by_user", UUID.class);
        return new CalendarVersion(
                row.getInt("version"),
                sheet(row.getString("body")),
                by == null ? null : new UserId(by),
                row.getString("note"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("corrects") ? new Correction(Instants.instantOrNull(row, "corrects_from")) : null);
    }

    private CalendarSheet sheet(String body) {
        return json.readValue(body, CalendarSheet.class).checked();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Kept read(String name, int version) {
        return new Kept(version, at(name, version));
    }

    /** The calendar as it counted when that version was the last. */
    public BusinessCalendar at(String name, int version) {
        return CalendarPieces.of(until(name, version));
    }

    /** The calendar as it would count with that written next. */
    public BusinessCalendar tried(CalendarSheet next, @Nullable Correction corrects) {
        var versions = new ArrayList<>(until(next.name(), Integer.MAX_VALUE));
        versions.add(new CalendarVersion(Integer.MAX_VALUE, next, null, null, clock.instant(), corrects));
        return CalendarPieces.of(versions);
    }

    private List<CalendarVersion> until(String name, int version) {
        return jdbc.sql("""
                        select version, body, by_user, note, changed_at, corrects, corrects_from
                        from business_calendar_version
                        where name = :name
                            and version <= :version
                        order by version
                        """)
                .param("name", name)
                .param("version", version)
                .query(this::version)
                .list();
    }

    /** Brings a calendar of the product in, unless people changed it; what it then moves is computed again. */
    private void ship(CalendarSheet sheet) {
        var body = json.writeValueAsString(sheet.checked());
        jdbc.sql("""
                        insert into business_calendar as c (name, body, version, shipped, changed_at)
                        values (:name, cast(:body as jsonb), 1, true, :now)
                        on conflict (name) do update
                        set body = excluded.body, version = c.version + 1, changed_at = excluded.changed_at
                        where c.shipped
                            and c.body <> excluded.body
                        returning version
                        """)
                .param("name", sheet.name())
                .param("body", body)
                .param("now", now())
                .query(Integer.class)
                .optional()
                .ifPresent(version -> {
                    keep(sheet.name(), null, null, null);
                    if (version > 1) recomputations.ask(Recomputation.Kind.CALENDAR, sheet.name(), null);
                });
    }
}
