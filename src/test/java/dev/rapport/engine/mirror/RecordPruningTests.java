package dev.rapport.engine.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.engine.MirrorDigest;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessMessage;
import dev.rapport.engine.ProcessOutbox;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.EngineTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EngineTest
class RecordPruningTests {

    private static final Duration RETENTION = Duration.ofDays(7);
    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    Mirror mirror;

    @Autowired
    ProcessOutbox outbox;

    @Autowired
    ProcessInstances instances;

    @Autowired
    UserTasks tasks;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final SubjectId ended = SubjectId.next();
    private final SubjectId open = SubjectId.next();

    @BeforeEach
    void aCaseThatEndedAndOneThatGoesOn() {
        start(ended, Map.of());
        start(open, Map.of("needsPerson", true, "ownerId", "", "teamKey", "probe-team"));
        await().atMost(LONG)
                .until(() -> instances.about(ended).stream().anyMatch(instance -> instance.endedAt() != null)
                        && !tasks.about(open).isEmpty());
    }

    @Test
    void keepsTheRecordsOfInstancesThatEndedLately() {
        var all = records(ended);
        prune(Clock.systemUTC());
        assertThat(records(ended)).isEqualTo(all);
    }

    @Test
    void removesTheRecordsOfInstancesThatEndedLongAgo() {
        pruneAfterTenYears();
        assertThat(records(open)).isPositive();
    }

    @Test
    void keepsTheRowsOfPrunedInstancesWhenTheMirrorIsMadeAnew() {
        pruneAfterTenYears();
        var before = MirrorDigest.settled(jdbc);
        mirror.rebuild();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(MirrorDigest.of(jdbc)).isEqualTo(before));
        assertThat(instances.path(instance(ended)).flows()).containsKey("Flow_1");
    }

    private void pruneAfterTenYears() {
        await().atMost(LONG).until(() -> {
            prune(Clock.offset(Clock.systemUTC(), Duration.ofDays(3650)));
            return records(ended) == 0;
        });
    }

    private void prune(Clock clock) {
        var pruning = new RecordPruning(jdbc, clock, RETENTION);
        for (var partition : mirror.partitions()) transactions.executeWithoutResult(status -> pruning.prune(partition));
    }

    private int records(SubjectId subject) {
        return jdbc.sql("select count(*) from engine_record where process_instance_key = :instance")
                .param("instance", instance(subject))
                .query(Integer.class)
                .single();
    }

    private long instance(SubjectId subject) {
        return instances.about(subject).getFirst().key();
    }

    private void start(SubjectId subject, Map<String, Object> variables) {
        transactions.executeWithoutResult(
                status -> outbox.publish(ProcessMessage.start(Ids.next(), "probe-started", subject, variables)));
    }
}
