package dev.rapport.bench;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What it costs to add one entry to a log and compute the case's clocks again, as the log grows. */
final class LongHistories {

    private static final List<Integer> ENTRIES = List.of(10, 100, 1_000, 10_000);
    private static final int WARM_UP = 20;
    private static final int MEASURED = 40;

    private final Sla sla;

    LongHistories(Rapport rapport) {
        sla = rapport.get(Sla.class);
    }

    void report() {
        for (var entries : ENTRIES) {
            var subject = SubjectId.next();
            var facts = SlaFacts.of("ticket").withPriority("low").withChannel("email");
            var began = Instant.now().minus(Duration.ofDays(10));
            sla.open(subject, null, facts, history(began, entries), true);
            var took = new ArrayList<Long>();
            for (var i = 0; i < WARM_UP + MEASURED; i++) {
                var started = System.nanoTime();
                sla.record(subject, SlaEvent.of(Instant.now(), SlaEvent.Kind.CUSTOMER_MESSAGE));
                if (i >= WARM_UP) took.add((System.nanoTime() - started) / 1_000);
            }
            var micros = Percentiles.of(took);
            Report.line(
                    "%,6d entries          p50 %.1f ms, p90 %.1f ms for the entry and all clocks",
                    entries, micros.at(50) / 1e3, micros.at(90) / 1e3);
        }
    }

    /** Waiting and going on by turns, over ten days. */
    private static List<SlaEvent> history(Instant began, int entries) {
        var log = new ArrayList<SlaEvent>();
        log.add(SlaEvent.of(began, SlaEvent.Kind.OPENED));
        var step = Duration.ofDays(10).dividedBy(entries);
        for (var i = 1; i < entries; i++) {
            var at = began.plus(step.multipliedBy(i));
            log.add(
                    i % 2 == 1
                            ? new SlaEvent(at, SlaEvent.Kind.PAUSED, "customer", null, null)
                            : SlaEvent.of(at, SlaEvent.Kind.RESUMED));
        }
        return log;
    }
}
