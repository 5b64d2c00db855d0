package dev.rapport.studio.whatif;

import static java.util.Objects.requireNonNull;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.clocks.SlaCase;
import dev.rapport.sla.clocks.SlaCases;
import dev.rapport.sla.clocks.SlaLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads cases with their logs, by the time they were opened, two queries a page. */
@Component
class WhatIfCases {

    /** A case with what happened to it. */
    record Found(SlaCase kept, Instant openedAt, @Nullable String number, List<SlaEvent> log) {

        Place place() {
            return new Place(openedAt, kept.subject());
        }
    }

    /** Where a page ended. */
    record Place(Instant openedAt, SubjectId subject) {}

    private final JdbcClient jdbc;
    private final SlaCases cases;

    WhatIfCases(JdbcClient jdbc, SlaCases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    List<Found> page(Instant from, Instant until, @Nullable Place after, int limit) {
        var logs = new HashMap<UUID, List<SlaEvent>>();
        var found = jdbc.sql("""
                        select c.*, s.number
                        from sla_case c
                        left join subject s on s.id = c.subject_id
                        where c.opened_at < :until
                            and (c.opened_at, c.subject_id) > (:from, :subject)
                        order by c.opened_at, c.subject_id
                        limit :limit
                        """)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("from", (after == null ? from : after.openedAt()).atOffset(ZoneOffset.UTC))
                .param(
                        "subject",
                        after == null ? new UUID(0, 0) : after.subject().value())
                .param("limit", limit)
                .query((row, number) -> read(row, logs))
                .list();
        jdbc.sql("""
                        select subject_id, at, kind, detail, by_user, team
                        from sla_event
                        where subject_id = any(:subjects)
                        order by subject_id, at, id
                        """).param("subjects", logs.keySet().toArray(UUID[]::new)).query(row -> {
            requireNonNull(logs.get(row.getObject("subject_id", UUID.class))).add(SlaLog.read(row, 0));
        });
        return found;
    }

    private Found read(ResultSet row, Map<UUID, List<SlaEvent>> logs) throws SQLException {
        var kept = cases.read(row, 0);
        var log = new ArrayList<SlaEvent>();
        logs.put(kept.subject().value(), log);
        return new Found(
                kept, row.getObject("opened_at", OffsetDateTime.class).toInstant(), row.getString("number"), log);
    }
}
