package dev.rapport.marketing.segments;

import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When days begin that people ask for: where promises are counted, not where the database stands. */
@Component
class SegmentDays {

    private final JdbcClient jdbc;
    private final ZoneId zone;

    SegmentDays(JdbcClient jdbc, @Value("${rapport.sla.zone:Asia/Shanghai}") ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
    }

    /** Until the transaction ends. */
    void beginThere() {
        jdbc.sql("select set_config('TimeZone', :zone, true)")
                .param("zone", zone.getId())
                .query(String.class)
                .single();
    }
}
