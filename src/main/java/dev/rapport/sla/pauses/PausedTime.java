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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** What stopped clocks had waited for, in business time. Asks nobody for permission. */
@Component
@NamedInterface("pauses")
public class PausedTime {

    /** The reason of a wait that was given none. */
    public static final String NO_REASON = "-";

    private static final int AT_ONCE = 500;

    /** From an instant on and before another one. */
    public record Span(Instant from, Instant until) {}

    /**
     * How long one clock waited for one thing.
     *
     * @param team who holds the case
     * @param millis of business time
     */
    public record Wait(
            Instant stoppedAt,
            @Nullable String team,
            String caseType,
            String policy,
            String metric,
            String reason,
            long millis) {}

    private record Waiter(CaseClock clock, String caseType) {}

    private final JdbcClient jdbc;
    private final SlaLog log;
    private final Calendars calendars;

    PausedTime(JdbcClient jdbc, SlaLog log, Calendars calendars) {
        this.jdbc = jdbc;
        this.log = log;
        this.calendars = calendars;
    }

    /** Of the clocks that stopped in one of the spans, one for each clock and reason; keeps few of them in memory. */
    public void ofClocksStopped(List<Span> spans, Consumer<Wait> each) {
        var known = new HashMap<String, BusinessCalendar>();
        Function<String, BusinessCalendar> named = name -> known.computeIfAbsent(name, calendars::named);
        var waiters = new ArrayList<Waiter>();
        read(spans, waiter -> {
            waiters.add(waiter);
            if (waiters.size() < AT_ONCE) return;
            tell(waiters, named, each);
            waiters.clear();
        });
        tell(waiters, named, each);
    }

    private void tell(List<Waiter> waiters, Function<String, BusinessCalendar> named, Consumer<Wait> each) {
        var logs = log.of(waiters.stream()
                .map(waiter -> waiter.clock().subject())
                .distinct()
                .toList());
        for (var waiter : waiters) {
            var clock = waiter.clock();
            var happened = logs.getOrDefault(clock.subject(), List.of());
            byReason(StripDrawing.draw(
                            clock, happened, named.apply(clock.promise().calendar())))
                    .forEach((reason, millis) -> each.accept(new Wait(
                            Objects.requireNonNull(clock.clock().stoppedAt()),
                            clock.team(),
                            waiter.caseType(),
                            clock.promise().policy(),
                            clock.metric().name(),
                            reason,
                            millis)));
        }
    }

    private static Map<String, Long> byReason(ClockStrip strip) {
        var sums = new HashMap<String, Long>();
        for (var part : strip.parts())
            if (part.doing() == ClockStrip.Doing.PAUSED)
                sums.merge(Objects.requireNonNullElse(part.reason(), NO_REASON), part.businessMillis(), Long::sum);
        return sums;
    }

    private void read(List<Span> spans, Consumer<Waiter> each) {
        jdbc.sql("""
                        select k.*, c.external, c.owner_id, c.team, c.facts ->> 'caseType' as case_type,
                            null as number, null as title
                        from unnest(cast(:from as timestamptz[]), cast(:until as timestamptz[])) as span (starts, ends)
                        join sla_clock k
                            on k.stopped_at >= span.starts
                            and k.stopped_at < span.ends
                            and k.phase = 'STOPPED'
                            and k.paused_ms > 0
                        join sla_case c on c.subject_id = k.subject_id
                        """)
                .withFetchSize(AT_ONCE)
                .param(
                        "from",
                        spans.stream().map(span -> span.from().toString()).toArray(String[]::new))
                .param(
                        "until",
                        spans.stream().map(span -> span.until().toString()).toArray(String[]::new))
                .query(row -> {
                    each.accept(waiter(row, 0));
                });
    }

    private static Waiter waiter(ResultSet row, int number) throws SQLException {
        return new Waiter(ClockSelect.read(row, number), row.getString("case_type"));
    }
}
