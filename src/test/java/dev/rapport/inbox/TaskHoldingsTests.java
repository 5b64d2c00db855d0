package dev.rapport.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.engine.UserTasks;
import dev.rapport.engine.UserTasks.Holding;
import dev.rapport.engine.mirror.Mirror;
import dev.rapport.testing.DatabaseTest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who had a task is known from the engine's records, however many of them are read at once. */
@DatabaseTest
class TaskHoldingsTests {

    private static final Instant CREATED = Instant.parse("2026-03-02T08:00:00Z");

    @Autowired
    Mirror mirror;

    @Autowired
    UserTasks tasks;

    @Autowired
    JdbcClient jdbc;

    private final int partition = ThreadLocalRandom.current().nextInt(1_000, Integer.MAX_VALUE);
    private final long key = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
    private int position;

    @Test
    void everyClaimAndReleaseIsKeptInOrder() {
        jdbc.sql("insert into mirror_cursor (partition_id, position) values (:partition, -1)")
                .param("partition", partition)
                .update();
        record("CREATED", "");
        mirror.readOn(partition);
        assertThat(tasks.holdings(Set.of(key))).isEmpty();

        record("ASSIGNED", UUID.randomUUID().toString());
        record("ASSIGNED", UUID.randomUUID().toString());
        record("ASSIGNED", "");
        mirror.readOn(partition);
        record("ASSIGNED", UUID.randomUUID().toString());
        record("COMPLETED", "");
        mirror.readOn(partition);

        assertThat(tasks.holdings(Set.of(key)))
                .containsOnlyKeys(key)
                .containsEntry(
                        key,
                        List.of(
                                new Holding(CREATED.plusSeconds(2), true),
                                new Holding(CREATED.plusSeconds(3), true),
                                new Holding(CREATED.plusSeconds(4), false),
                                new Holding(CREATED.plusSeconds(5), true)));
    }

    private void record(String intent, String assignee) {
        position++;
        jdbc.sql("""
                        insert into engine_record (partition_id, position, value_type, intent, record_key,
                            process_instance_key, occurred_at, value)
                        values (:partition, :position, 'USER_TASK', :intent, :key, :key,
                            cast(:created as timestamptz) + :position * interval '1 second',
                            jsonb_build_object(
                                'bpmnProcessId', 'ticket', 'processDefinitionKey', 1, 'elementId', 'Task_Held',
                                'formKey', -1, 'candidateGroupsList', jsonb_build_array(), 'action', '',
                                'assignee', cast(:assignee as text)))
                        """)
                .param("partition", partition)
                .param("position", position)
                .param("intent", intent)
                .param("key", key)
                .param("created", CREATED.toString())
                .param("assignee", assignee)
                .update();
    }
}
