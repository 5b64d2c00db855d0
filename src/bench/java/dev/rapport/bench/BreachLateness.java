package dev.rapport.bench;

import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaBreached;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How long after its due time a breach is committed, and how long until the engine has its message, while so many clocks
 * a second fall due among all the running ones. Each breach sends a message as the cases of the product do.
 */
final class BreachLateness implements ApplicationListener<PayloadApplicationEvent<SlaBreached>> {

    private static final int PER_SECOND = 50;
    private static final Duration TARGET = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WANTED_MILLIS = 2_000;

    private final Rapport rapport;
    private final OpenClocks open;
    private final JdbcClient jdbc;
    private final ProcessOutbox outbox;
    private final Collection<Long> committed = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Instant> sent = new ConcurrentHashMap<>();
    private final List<Long> delivered = new ArrayList<>();
    private final Set<SubjectId> subjects = ConcurrentHashMap.newKeySet();

    BreachLateness(Rapport rapport, OpenClocks open) {
        this.rapport = rapport;
        this.open = open;
        jdbc = rapport.get(JdbcClient.class);
        outbox = rapport.get(ProcessOutbox.class);
    }

    void report(int seconds) throws InterruptedException {
        var clocks = PER_SECOND * seconds;
        rapport.hear(this);
        var begin = Instant.now().plusMillis(clocks * 30L).plusSeconds(10);
        for (var i = 0; i < clocks; i++) fallDueAt(begin.plusMillis(i * 1000L / PER_SECOND));
        if (Instant.now().isAfter(begin))
            Report.line("making the clocks took too long: the first ones are late by that");
        var end = begin.plusSeconds(seconds).plus(PATIENCE);
        while (delivered.size() < clocks && Instant.now().isBefore(end)) {
            lookWhatIsDelivered();
            Thread.sleep(10);
        }
        Report.line(
                "%,d running clocks, %d a second fall due for %d s: %,d of %,d breaches told",
                open.count() + clocks, PER_SECOND, seconds, committed.size(), clocks);
        report("breach committed", Percentiles.of(committed));
        report("engine has the message", Percentiles.of(delivered));
    }

    private static void report(String what, Percentiles late) {
        Report.line(
                "%-22s p50 %d ms, p99 %d ms, most %d ms after the due time (wanted: p99 under %d ms)",
                what, late.at(50), late.at(99), late.at(100), WANTED_MILLIS);
    }

    private void fallDueAt(Instant due) {
        var subject = SubjectId.next();
        subjects.add(subject);
        var facts = new SlaFacts("ticket", null, "urgent", null, "email", null, null);
        var opened = SlaEvent.of(due.minus(TARGET), SlaEvent.Kind.OPENED);
        rapport.get(Sla.class).open(subject, null, facts, List.of(opened), true);
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<SlaBreached> event) {
        var breach = event.getPayload();
        if (!subjects.contains(breach.subject())) return;
        outbox.publish(ProcessMessage.now(breach.eventId(), "sla-breached", breach.subject(), Map.of()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(Duration.between(breach.at(), Instant.now()).toMillis());
                sent.put(breach.eventId(), breach.at());
            }
        });
    }

    /** What has left the outbox was taken by the engine. */
    private void lookWhatIsDelivered() {
        var before = new HashSet<>(sent.keySet());
        if (before.isEmpty()) return;
        jdbc.sql("select message_id from engine_message where name = 'sla-breached'")
                .query(row -> {
                    before.remove(row.getObject("message_id", UUID.class));
                });
        var now = Instant.now();
        for (var gone : before)
            delivered.add(Duration.between(sent.remove(gone), now).toMillis());
    }
}
