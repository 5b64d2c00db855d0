package dev.rapport.customer.reviews;

import dev.rapport.customer.quality.Quality;
import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which rhythm checks are reviewed. Those that are not have no row. */
@Component
class RhythmRows {

    /** @param nextPeriod first day of the period that is reviewed next */
    record Kept(Quality quality, Rhythm rhythm, LocalDate nextPeriod) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    RhythmRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<Quality, Kept> all() {
        var all = new EnumMap<Quality, Kept>(Quality.class);
        jdbc.sql("select * from quality_rhythm")
                .query(RhythmRows::read)
                .list()
                .forEach(kept -> all.put(kept.quality(), kept));
        return all;
    }

    /** Kept from others until the transaction ends, also where there is none. */
    Optional<Kept> held(Quality quality) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('quality rhythm', 0))")
                .query(row -> {});
        return Optional.ofNullable(all().get(quality));
    }

    /** Those whose next period has begun, unless another copy of the application is at them. */
    List<Kept> due(LocalDate today) {
        return jdbc.sql("""
                        select *
                        from quality_rhythm
                        where next_period <= :today
                        order by quality
                        for update skip locked
                        """).param("today", today).query(RhythmRows::read).list();
    }

    void put(Quality quality, Rhythm rhythm, LocalDate next, @Nullable UserId by) {
        jdbc.sql("""
                        insert into quality_rhythm (quality, rhythm, next_period, changed_by, changed_at)
                        values (:quality, :rhythm, :next, :by, :at)
                        on conflict (quality) do update
                        set rhythm = excluded.rhythm, next_period = excluded.next_period,
                            changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("quality", quality.name())
                .param("rhythm", rhythm.name())
                .param("next", next)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }

    void next(Quality quality, LocalDate period) {
        jdbc.sql("update quality_rhythm set next_period = :next where quality = :quality")
                .param("quality", quality.name())
                .param("next", period)
                .update();
    }

    void remove(Quality quality) {
        jdbc.sql("delete from quality_rhythm where quality = :quality")
                .param("quality", quality.name())
                .update();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                Quality.valueOf(row.getString("quality")),
                Rhythm.valueOf(row.getString("rhythm")),
                row.getObject("next_period", LocalDate.class));
    }
}
