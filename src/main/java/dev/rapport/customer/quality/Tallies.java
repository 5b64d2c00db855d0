package dev.rapport.customer.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many faults there are, and how many there were on which day. Triggers tell what came and went. */
@Component
class Tallies {

    private static final String CUSTOMERS = "CUSTOMERS";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ZoneId zone;

    Tallies(JdbcClient jdbc, Clock clock, @Value("${rapport.sla.zone:Asia/Shanghai}") ZoneId zone) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param team key; empty where nobody answers for the customers */
    record OfTeam(String team, long many) {}

    /** As they are now, by check; the team with most first. */
    Map<Quality, List<OfTeam>> now() {
        var all = new EnumMap<Quality, List<OfTeam>>(Quality.class);
        for (var quality : Quality.values()) all.put(quality, new ArrayList<>());
        jdbc.sql("""
                        select quality, team, sum(many) as many
                        from quality_tally
                        where quality <> 'CUSTOMERS'
                        group by quality, team
                        having sum(many) > 0
                        order by sum(many) desc, team
                        """).query(row -> {
            var of = all.get(Quality.valueOf(row.getString("quality")));
            if (of != null) of.add(new OfTeam(row.getString("team"), row.getLong("many")));
        });
        return all;
    }

    long customers() {
        return jdbc.sql("select coalesce(sum(many), 0) from quality_tally where quality = :customers")
                .param("customers", CUSTOMERS)
                .query(Long.class)
                .single();
    }

    /** What was kept of an earlier day. */
    record Then(LocalDate day, Map<Quality, Long> faults) {}

    /** So many days ago, or on the first day that is known; absent before one is over. */
    Optional<Then> daysAgo(int days) {
        var today = today();
        var day = jdbc.sql("""
                        select coalesce(
                            (select max(day) from quality_day where day <= :wanted),
                            (select min(day) from quality_day where day < :today))
                        """)
                .param("wanted", today.minusDays(days))
                .param("today", today)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
        return day.map(from -> new Then(from, of(from)));
    }

    private Map<Quality, Long> of(LocalDate day) {
        var faults = new EnumMap<Quality, Long>(Quality.class);
        jdbc.sql("""
                        select quality, sum(many) as many
                        from quality_day
                        where day = :day
                            and quality <> 'CUSTOMERS'
                        group by quality
                        """).param("day", day).query(row -> {
            faults.put(Quality.valueOf(row.getString("quality")), row.getLong("many"));
        });
        return faults;
    }

    /** How many customers are still to be examined; of very many only that. */
    int due() {
        return jdbc.sql("select count(*) from (select 1 from quality_due limit 100000) as due")
                .query(Integer.class)
                .single();
    }

    /** Puts together what was told in many rows, and keeps the figures of the day. One copy of the application at a time. */
    @Transactional
    void keep() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('data quality', 0))")
                .query(Boolean.class)
                .single()) return;
        if (!isChanged()) return;
        jdbc.sql("""
                        with told as (
                            delete from quality_tally
                            returning quality, team, many
                        )
                        insert into quality_tally (quality, team, many)
                        select quality, team, sum(many)
                        from told
                        group by quality, team
                        """).update();
        jdbc.sql("""
                        insert into quality_day (day, quality, team, many)
                        select :today, quality, team, sum(many)
                        from quality_tally
                        group by quality, team
                        on conflict (day, quality, team) do update
                        set many = excluded.many
                        where quality_day.many <> excluded.many
                        """).param("today", today()).update();
    }

    private boolean isChanged() {
        return jdbc.sql("""
                        select exists (select 1 from quality_tally group by quality, team having count(*) > 1)
                            or not exists (select 1 from quality_day where day = :today)
                        """).param("today", today()).query(Boolean.class).single();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
