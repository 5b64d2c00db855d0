package dev.rapport.bench;

import dev.rapport.platform.SubjectId;
import dev.rapport.sla.LadderStepReached;
import dev.rapport.sla.Sla;
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
 * How long after its due time a breach is committed, how long until the engine has the message of its step of the ladder,
 * and how long until the process has decided that step, while so many clocks a second fall due among all the running
 * ones. The reminders that come before stand in the same queue.
 */
final class BreachLateness implements ApplicationListener<PayloadApplicationEvent<LadderStepReached>> {

    private static final int PER_SECOND = 50;
    private static final Duration TARGET = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WANTED_MILLIS = 2_000;

    private static final String WAITING = """
            select step.id
            from escalation_step step
            join engine_message waiting on waiting.message_id = step.instance
            where step.id = any(:ids)
            """;

    private static final String UNDECIDED = """
            select id
            from escalation_step
            where id = any(:ids)
                and state = 'OPEN'
                and plan is null
            """;

    private final Rapport rapport;
    private final OpenClocks open;
    private final JdbcClient jdbc;
    private final Collection<Long> committed = new ConcurrentLinkedQueue<>();
    private final Map<UUID, Instant> sent = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> undecided = new ConcurrentHashMap<>();
    private final List<Long> delivered = new ArrayList<>();
    private final List<Long> decided = new ArrayList<>();
    private final Set<SubjectId> subjects = ConcurrentHashMap.newKeySet();

    BreachLateness(Rapport rapport, OpenClocks open) {
        this.rapport = rapport;
        this.open = open;
        jdbc = rapport.get(JdbcClient.class);
    }

    void report(int seconds) throws InterruptedException {
        var clocks = PER_SECOND * seconds;
        rapport.hear(this);
        var begin = Instant.now().plusMillis(clocks * 30L).plusSeconds(10);
        for (var i = 0; i < clocks; i++) fallDueAt(begin.plusMillis(i * 1000L / PER_SECOND));
        if (Instant.now().isAfter(begin))
            Report.line("making the clocks took too long: the first ones are late by that");
        var end = begin.plusSeconds(seconds).plus(PATIENCE);
        for (var look = 0; decided.size() < clocks && Instant.now().isBefore(end); look++) {
            note(sent, delivered, WAITING);
            if (look % 10 == 0) note(undecided, decided, UNDECIDED);
            Thread.sleep(25);
        }
        Report.line(
                "%,d running clocks, %d a second fall due for %d s: %,d of %,d breaches told",
                open.count() + clocks, PER_SECOND, seconds, committed.size(), clocks);
        report("breach committed", Percentiles.of(committed));
        report("engine has the message", Percentiles.of(delivered));
        report("process has decided", Percentiles.of(decided));
    }

    private static void report(String what, Percentiles late) {
        Report.line(
                "%-22s p50 %d ms, p99 %d ms, most %d ms after the due time (wanted: p99 under %d ms)",
                what, late.at(50), late.at(99), late.at(100), WANTED_MILLIS);
    }

    private void fallDueAt(Instant due) {
        var subject = SubjectId.next();
        subjects.add(subject);
        var facts = SlaFacts.of("ticket").withPriority("urgent").withChannel("email");
        var opened = SlaEvent.of(due.minus(TARGET), SlaEvent.Kind.OPENED);
        rapport.get(Sla.class).open(subject, null, facts, List.of(opened), true);
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<LadderStepReached> event) {
        var step = event.getPayload();
        if (!step.isLate() || !subjects.contains(step.subject())) return;
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(Duration.between(step.dueAt(), Instant.now()).toMillis());
                sent.put(step.id(), step.dueAt());
                undecided.put(step.id(), step.dueAt());
            }
        });
    }

    /** Moves from one to the other those that the query does not name any more. */
    private void note(Map<UUID, Instant> from, List<Long> to, String query) {
        var gone = new HashSet<>(from.keySet());
        if (gone.isEmpty()) return;
        jdbc.sql(query)
                .param("ids", gone.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(gone::remove);
        var now = Instant.now();
        for (var id : gone) to.add(Duration.between(from.remove(id), now).toMillis());
    }
}
