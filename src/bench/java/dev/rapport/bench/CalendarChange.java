package dev.rapport.bench;

import dev.rapport.sla.calendars.desk.CalendarDesk;
import dev.rapport.sla.recomputation.Recomputation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Closes a day that lies before every due time, and waits until all open clocks were computed again from their logs. */
final class CalendarChange {

    private final OpenClocks open;
    private final CalendarDesk desk;
    private final JdbcClient jdbc;

    CalendarChange(Rapport rapport, OpenClocks open) {
        this.open = open;
        desk = rapport.get(CalendarDesk.class);
        jdbc = rapport.get(JdbcClient.class);
    }

    /** The first change only brings the clocks into being; the second, of another day, is measured. */
    void report() throws InterruptedException {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        while (tomorrow.getDayOfWeek().getValue() > 4) tomorrow = tomorrow.plusDays(1);
        change(tomorrow);
        open.tidy();
        var started = System.nanoTime();
        var moved = change(tomorrow.plusDays(1));
        var took = Duration.ofNanos(System.nanoTime() - started);
        var clocks = open.count();
        open.tidy();
        var plain = plainly();
        Report.line(
                "%,9d clocks of %,d cases   %.1f s, %.0f µs a clock; %,d fall due later, %,d earlier",
                clocks,
                moved.done(),
                Report.seconds(took),
                took.toNanos() / 1e3 / clocks,
                moved.later(),
                moved.earlier());
        Report.line(
                "%9s PostgreSQL alone    %.1f s to read cases, logs and clocks and update the clocks once, %.0f µs a clock",
                "", Report.seconds(plain), plain.toNanos() / 1e3 / clocks);
        Report.line("%9s ratio               %.1f", "", Report.seconds(took) / Report.seconds(plain));
    }

    private Recomputation change(LocalDate day) throws InterruptedException {
        var now = desk.open(OpenClocks.CALENDAR);
        var sheet = now.sheet().holidays().contains(day)
                ? now.sheet().ordinary(day)
                : now.sheet().closed(day, null);
        var job = desk.save(sheet, now.version(), null).recomputation();
        while (job == null || job.endedAt() == null) {
            Thread.sleep(20);
            job = desk.open(OpenClocks.CALENDAR).recomputation();
        }
        return job;
    }

    private Duration plainly() {
        var started = System.nanoTime();
        jdbc.sql("""
                        update sla_clock k
                        set elapsed_ms = k.elapsed_ms + read.entries,
                            due_at = k.due_at + interval '1 hour',
                            warn_at = k.warn_at + interval '1 hour',
                            next_fire = k.next_fire + interval '1 hour',
                            as_of = clock_timestamp()
                        from (
                            select c.subject_id, count(e.at) as entries, max(e.at) as last, max(length(e.kind)) as longest,
                                max(length(cast(c.promises as text))) as promised
                            from sla_case c
                            join sla_event e on e.subject_id = c.subject_id
                            group by c.subject_id
                        ) as read
                        where read.subject_id = k.subject_id
                            and k.calendar = :calendar
                            and k.phase <> 'STOPPED'
                        """).param("calendar", OpenClocks.CALENDAR).update();
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
