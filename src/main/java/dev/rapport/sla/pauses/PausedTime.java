package dev.rapport.sla.pauses;

import dev.rapport.sla.CaseClock;
import dev.rapport.sla.ClockStrip;
import dev.rapport.sla.calendars.BusinessCalendar;
import dev.rapport.sla.calendars.Calendars;
import dev.rapport.sla.clocks.ClockSelect;
import dev.rapport.sla.clocks.SlaLog;
import dev.rapport.sla.clocks.StripDrawing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stopped clocks had waited for, in business time. Asks nobody for permission. */
@Component
public class PausedTime {

    /** The reason of a wait that was given none. */
    public static final String NO_REASON = "-";

    /**
     * How long one clock waited for one thing.
     *
     * @param team who holds the case
     * @param millis of business time
     */
    public record Wait(
            @Nullable String team, String caseType, String policy, String metric, String reason, long millis) {}

    private record Waiter(CaseClock clock, String caseType) {}

    private final JdbcClient jdbc;
    private final SlaLog log;
    private final Calendars calendars;

    PausedTime(JdbcClient jdbc, SlaLog log, Calendars calendars) {
        this.jdbc = jdbc;
        this.log = log;
        this.calendars = calendars;
    }

    /** Of the clocks that stopped from then on and before then; one for each clock and reason. */
    public List<Wait> ofClocksStopped(Instant from, Instant until) {
        var waiters = waiters(from, until);
        var logs = log.of(waiters.stream()
                .map(waiter -> waiter.clock().subject())
                .distinct()
                .toList());
        var known = new HashMap<String, BusinessCalendar>();
        var waits = new ArrayList<Wait>();
        for (var waiter : waiters) {
            var clock = waiter.clock();
            var happened = logs.getOrDefault(clock.subject(), List.of());
            byReason(StripDrawing.draw(clock, happened, known.computeIfAbsent(clock.calendar(), calendars::named)))
                    .forEach((reason, millis) -> waits.add(new Wait(
                            clock.team(),
                            waiter.caseType(),
                            clock.policy(),
                            clock.metric().name(),
                            reason,
                            millis)));
        }
        return waits;
    }

    private static Map<String, Long> byReason(ClockStrip strip) {
        var sums = new HashMap<String, Long>();
        for (var part : strip.parts())
            if (part.doing() == ClockStrip.Doing.PAUSED)
                sums.merge(Objects.requireNonNullElse(part.reason(), NO_REASON), part.businessMillis(), Long::sum);
        return sums;
    }

    private List<Waiter> waiters(Instant from, Instant until) {
        return jdbc.sql("""
                        select k.*, c.external, c.owner_id, c.team, c.facts ->> 'caseType' as case_type,
                            null as number, null as title
                        from sla_clock k
                        join sla_case c on c.subject_id = k.subject_id
                        where k.phase = 'STOPPED'
                            and k.stopped_at >= :from
                            and k.stopped_at < :until
                            and k.paused_ms > 0
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(PausedTime::waiter)
                .list();
    }

    private static Waiter waiter(ResultSet row, int number) throws SQLException {
        return new Waiter(ClockSelect.read(row, number), row.getString("case_type"));
    }
}
