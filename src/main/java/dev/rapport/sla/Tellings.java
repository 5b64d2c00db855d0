package dev.rapport.sla;

import dev.rapport.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The warnings and breaches there were; the database refuses to change or remove one. */
@Component
class Tellings {

    private record Telling(boolean breach, UUID clock, Instant due) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Tellings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    KeptClock.Told about(Collection<UUID> clocks) {
        if (clocks.isEmpty()) return new Known(Set.of());
        var known = new HashSet<>(jdbc.sql("""
                        select false as breach, clock_id, due_at
                        from sla_warning
                        where clock_id = any(:clocks)
                        union all
                        select true, clock_id, due_at
                        from sla_breach
                        where clock_id = any(:clocks)
                        """)
                .param("clocks", clocks.toArray(UUID[]::new))
                .query((row, number) -> read(row))
                .list());
        return new Known(known);
    }

    /** False when this clock was warned of this due time before. */
    boolean addWarning(KeptClock kept) {
        return jdbc.sql("""
                        insert into sla_warning (clock_id, due_at, warned_at)
                        values (:clock, :dueAt, :now)
                        on conflict do nothing
                        """)
                        .param("clock", kept.id())
                        .param("dueAt", utc(due(kept)))
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    /** Writes down who held the work at the due time; false when this breach is known. */
    boolean addBreach(KeptClock kept, SlaCase held) {
        var promise = kept.promise();
        return jdbc.sql("""
                        insert into sla_breach
                            (id, clock_id, subject_id, external, metric, policy, rule, rule_version, calendar,
                             target_seconds, started_at, due_at, owner_id, team, recorded_at)
                        values
                            (:id, :clock, :subject, :external, :metric, :policy, :rule, :ruleVersion, :calendar,
                             :target, :startedAt, :dueAt, :owner, :team, :now)
                        on conflict (clock_id, due_at) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("clock", kept.id())
                        .param("subject", kept.subject().value())
                        .param("external", held.external(), Types.VARCHAR)
                        .param("metric", promise.target().metric().name())
                        .param("policy", promise.policy())
                        .param("rule", promise.rule())
                        .param("ruleVersion", promise.ruleVersion())
                        .param("calendar", promise.calendar())
                        .param("target", promise.target().seconds())
                        .param("startedAt", utc(kept.clock().startedAt()))
                        .param("dueAt", utc(due(kept)))
                        .param(
                                "owner",
                                held.owner() == null ? null : held.owner().value(),
                                Types.OTHER)
                        .param("team", held.team(), Types.VARCHAR)
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    private static Instant due(KeptClock kept) {
        return Objects.requireNonNull(kept.clock().dueAt());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Telling read(ResultSet row) throws SQLException {
        return new Telling(
                row.getBoolean("breach"),
                row.getObject("clock_id", UUID.class),
                row.getObject("due_at", OffsetDateTime.class).toInstant());
    }

    private record Known(Set<Telling> all) implements KeptClock.Told {

        @Override
        public boolean warning(UUID clock, Instant due) {
            return all.contains(new Telling(false, clock, due));
        }

        @Override
        public boolean breach(UUID clock, Instant due) {
            return all.contains(new Telling(true, clock, due));
        }
    }
}
