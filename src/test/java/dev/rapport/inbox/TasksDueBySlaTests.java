package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.engine.mirror.Mirror;
import dev.rapport.platform.SubjectId;
import dev.rapport.sla.Sla;
import dev.rapport.sla.SlaEvent;
import dev.rapport.sla.SlaEvent.Kind;
import dev.rapport.sla.SlaFacts;
import dev.rapport.testing.DatabaseTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class TasksDueBySlaTests {

    private static final SlaFacts URGENT =
            SlaFacts.of("ticket").withPriority("urgent").withChannel("email");

    @Autowired
    Sla sla;

    @Autowired
    Mirror mirror;

    @Autowired
    UserTasks tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private final SubjectId subject = SubjectId.next();
    private final int partition = ThreadLocalRandom.current().nextInt(1_000, Integer.MAX_VALUE);
    private final long key = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    private Instant opened;

    @BeforeEach
    void aTicketWhoseTaskIsOnItsWay(@Autowired Clock clock) {
        opened = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        sla.open(subject, null, URGENT, List.of(SlaEvent.of(opened, Kind.OPENED)), true);
        jdbc.sql("""
                        insert into process_instance (key, process_id, version, definition_key, subject_id, state, started_at)
                        values (:key, 'ticket', 1, 1, :subject, 'ACTIVE', now())
                        """).param("key", key).param("subject", subject.value()).update();
        jdbc.sql("insert into mirror_cursor (partition_id, position) values (:partition, -1)")
                .param("partition", partition)
                .update();
        jdbc.sql("""
                        insert into engine_record (partition_id, position, value_type, intent, record_key,
                            process_instance_key, occurred_at, value)
                        values (:partition, 1, 'USER_TASK', 'CREATED', :key, :key, now(),
                            '{"bpmnProcessId": "ticket", "processDefinitionKey": 1, "elementId": "Task_SolveTicket",
                              "formKey": -1, "candidateGroupsList": ["service-l1"]}')
                        """).param("partition", partition).param("key", key).update();
    }

    @Test
    void aTaskIsDueWhenTheEarliestClockOfItsSubjectIs() {
        mirror.readOn(partition);
        assertThat(due()).isEqualTo(opened.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aClockThatChangesWhileItsTaskAppearsIsNotMissed() throws Exception {
        var changed = new CountDownLatch(1);
        var seen = new CountDownLatch(1);
        var change = CompletableFuture.runAsync(
                () -> transactions.executeWithoutResult(status -> {
                    sla.record(subject, SlaEvent.of(opened.plusSeconds(60), Kind.AGENT_REPLY));
                    changed.countDown();
                    hold(seen);
                }),
                Thread::startVirtualThread);
        assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();

        var reading = CompletableFuture.runAsync(() -> mirror.readOn(partition), Thread::startVirtualThread);
        await().until(() -> reading.isDone() || somebodyWaitsForALock());
        seen.countDown();
        CompletableFuture.allOf(change, reading).get(20, TimeUnit.SECONDS);

        assertThat(due()).isEqualTo(opened.plusSeconds(60).plus(Duration.ofHours(4)));
    }

    private Instant due() {
        return tasks.find(key).map(UserTask::slaDueAt).orElseThrow();
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
