package dev.rapport.customer.quality;

import dev.rapport.platform.Instants;
import dev.rapport.platform.UserId;
import java.sql.Types;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which team answers for a check. */
@Component
class QualityCharges {

    private final JdbcClient jdbc;
    private final Clock clock;

    QualityCharges(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<Quality, String> all() {
        var all = new EnumMap<Quality, String>(Quality.class);
        jdbc.sql("select quality, team from quality_charge").query(row -> {
            all.put(Quality.valueOf(row.getString("quality")), row.getString("team"));
        });
        return all;
    }

    /** Kept from others until the transaction ends. */
    @Nullable
    String held(Quality quality) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('quality charge', 0))")
                .query(row -> {});
        return all().get(quality);
    }

    /** @param team nobody in particular if absent */
    void give(Quality quality, @Nullable String team, @Nullable UserId by) {
        if (team == null) {
            jdbc.sql("delete from quality_charge where quality = :quality")
                    .param("quality", quality.name())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into quality_charge (quality, team, changed_by, changed_at)
                        values (:quality, :team, :by, :at)
                        on conflict (quality) do update
                        set team = excluded.team, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .param("quality", quality.name())
                .param("team", team)
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .param("at", Instants.utc(clock.instant()))
                .update();
    }
}
