package dev.rapport.engine;

import dev.rapport.platform.InBulk;
import dev.rapport.platform.Signal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes messages for the engine inside the business transaction and delivers them after its commit, in order per
 * subject, again and again until the engine has them.
 */
@Component
public class ProcessOutbox {

    private final JdbcClient jdbc;
    private final Json json;
    private final Signal waiting = new Signal();

    ProcessOutbox(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Must be called inside a transaction; the message exists exactly if that transaction commits. A message that
     * still waits here is not kept twice.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(ProcessMessage message) {
        publish(List.of(message));
    }

    /**
     * The same for many in one statement. Those of a bulk of work wait for others; with a further message about such a
     * subject its earlier ones wait no longer, so that they stay in order.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Collection<ProcessMessage> messages) {
        if (messages.isEmpty()) return;
        jdbc.sql("""
                        with given as (
                            select *
                            from json_to_recordset(cast(:messages as json) -> 'all')
                                as (message_id uuid, name text, subject_id uuid, correlation_key text,
                                    time_to_live_ms bigint, variables jsonb, urgent boolean)
                        ),
                        awaited as (
                            update engine_message
                            set bulk = false
                            where bulk
                                and not :bulk
                                and subject_id in (select subject_id from given)
                        )
                        insert into engine_message
                            (message_id, name, subject_id, correlation_key, time_to_live_ms, variables, urgent, bulk)
                        select message_id, name, subject_id, correlation_key, time_to_live_ms, variables, urgent,
                            :bulk and not urgent
                        from given
                        on conflict (message_id, name) do nothing
                        """)
                .param("bulk", InBulk.is())
                .param(
                        "messages",
                        json.write(Map.of(
                                "all", messages.stream().map(ProcessOutbox::row).toList())))
                .update();
        wakeAfterCommit();
    }

    private static Map<String, Object> row(ProcessMessage message) {
        var variables = new HashMap<>(message.variables());
        variables.put("subjectId", message.subject().toString());
        variables.put("messageId", message.id().toString());
        return Map.of(
                "message_id", message.id(),
                "name", message.name(),
                "subject_id", message.subject().value(),
                "correlation_key", message.correlation(),
                "time_to_live_ms", message.timeToLive().toMillis(),
                "variables", variables,
                "urgent", message.urgent());
    }

    /** Lets a message overtake others if it still waits here. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hasten(UUID id, String name) {
        jdbc.sql("update engine_message set urgent = true, bulk = false where message_id = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .update();
    }

    /** Once per transaction, however many messages it writes. */
    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.hasResource(this)) return;
        TransactionSynchronizationManager.bindResource(this, waiting);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResourceIfPossible(ProcessOutbox.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(ProcessOutbox.this, waiting);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(ProcessOutbox.this);
                waiting.wake();
            }
        });
    }

    Signal waiting() {
        return waiting;
    }
}
