package dev.rapport.sales;

import dev.rapport.access.AvailabilityChanged;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The leads that wait in the customer pool, and the news for them that a colleague is free. */
@Component
class LeadQueue {

    private static final int MOST_AT_ONCE = 200;

    /** The process may still be on its way to waiting when the news goes out. */
    private static final Duration NEWS_STAYS_NEW = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final SalesForce salesForce;
    private final LeadLoads loads;
    private final ProcessOutbox outbox;
    private final Clock clock;

    LeadQueue(JdbcClient jdbc, SalesForce salesForce, LeadLoads loads, ProcessOutbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.salesForce = salesForce;
        this.loads = loads;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Lets leads try again: the most promising, and as many of those that have waited longest for a try, so that a lead
     * nobody fits does not keep the others waiting.
     */
    @Transactional
    public void wake(int leads) {
        var now = clock.instant();
        for (var order : new String[] {"points desc nulls last, id", "tried_at, id"}) {
            var woken = jdbc.sql("""
                            update lead
                            set tried_at = :now
                            where id = any(array(
                                select id
                                from lead
                                where status = 'WAITING'
                                    and tried_at < :now
                                order by %s
                                limit :limit
                                for no key update skip locked))
                            returning id
                            """.formatted(order))
                    .param("now", Instants.utc(now))
                    .param("limit", leads)
                    .query((row, number) -> new SubjectId(row.getObject("id", UUID.class)))
                    .list();
            if (woken.isEmpty()) return;
            for (var id : woken)
                outbox.publish(new ProcessMessage(Ids.next(), "colleague-free", id, NEWS_STAYS_NEW, Map.of()));
        }
    }

    /** Whether the manager is to be told of the lead now; false when they were today. */
    boolean noteTold(LeadId lead, Instant at) {
        return jdbc.sql("""
                                update lead
                                set told_at = :at
                                where id = :id
                                    and (told_at is null or told_at < :yesterday)
                                """)
                        .param("id", lead.value())
                        .param("at", Instants.utc(at))
                        .param("yesterday", Instants.utc(at.minus(Duration.ofDays(1))))
                        .update()
                == 1;
    }

    @EventListener
    void hear(AvailabilityChanged change) {
        if (change.available()) wake(1);
    }

    /** Absences end and capacities grow without anybody telling. */
    @Scheduled(fixedDelayString = "${rapport.sales.queue-scan:15s}")
    @Transactional
    public void wakeForFreeColleagues() {
        var somebodyWaits = jdbc.sql("select exists (select 1 from lead where status = 'WAITING')")
                .query(Boolean.class)
                .single();
        if (!somebodyWaits) return;
        var free = Math.min(freeSlots(), MOST_AT_ONCE);
        if (free > 0) wake(free);
    }

    private int freeSlots() {
        var present = salesForce.colleagues().stream()
                .filter(colleague -> !colleague.absent())
                .toList();
        var known = loads.of(present.stream().map(colleague -> colleague.id()).toList());
        return present.stream()
                .mapToInt(colleague -> Math.max(
                        0,
                        colleague.capacity()
                                - known.getOrDefault(colleague.id(), LeadLoads.Load.NONE)
                                        .openLeads()))
                .sum();
    }
}
