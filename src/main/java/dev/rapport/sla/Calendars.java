package dev.rapport.sla;

import dev.rapport.platform.Refused;
import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The business calendars. Those that come with the product are brought in at start, unless somebody changed them. */
@Component
public class Calendars {

    private record Kept(int version, BusinessCalendar calendar) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, Kept> read = new ConcurrentHashMap<>();

    Calendars(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @PostConstruct
    void bringIn() throws IOException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:sla/calendars/*.json")) {
            try (var input = file.getInputStream()) {
                ship(json.readValue(input, CalendarSheet.class));
            }
        }
    }

    /** The calendar as it is now; changes made by other copies of the application are seen at once. */
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
    public List<CalendarSheet> all() {
        return jdbc.sql("select body from business_calendar order by name").query(String.class).list().stream()
                .map(body -> CalendarSheet.of(
                        json.readValue(body, CalendarSheet.class).calendar()))
                .toList();
    }

    private Kept read(String name, int version) {
        var body = jdbc.sql("select body from business_calendar where name = :name")
                .param("name", name)
                .query(String.class)
                .single();
        return new Kept(version, json.readValue(body, CalendarSheet.class).calendar());
    }

    private void ship(CalendarSheet sheet) {
        jdbc.sql("""
                        insert into business_calendar as c (name, body, version, shipped, changed_at)
                        values (:name, cast(:body as jsonb), 1, true, :now)
                        on conflict (name) do update
                        set body = excluded.body, version = c.version + 1, changed_at = excluded.changed_at
                        where c.shipped
                            and c.body <> excluded.body
                        """)
                .param("name", sheet.calendar().name())
                .param("body", json.writeValueAsString(sheet))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
