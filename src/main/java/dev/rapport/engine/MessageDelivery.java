package dev.rapport.engine;

import dev.rapport.platform.Loop;
import dev.rapport.platform.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the outbox's messages to the engine: those of different subjects side by side, those of one subject one after
 * another. What is urgent goes first, what comes in bulk last. One copy of the application delivers at a time. See decision 001.
 */
@Component
@WithEngine
class MessageDelivery extends Loop {

    private static final Logger log = LoggerFactory.getLogger(MessageDelivery.class);

    /** As many as a broker takes within a fraction of a second: what becomes urgent meanwhile waits for so long. */
    private static final int WINDOW = 32;

    private static final int MOST_URGENT = 26;
    private static final int LEAST_IN_BULK = 4;
    private static final Duration POLL = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Signal waiting;
    private final Deployment deployment;
    private final MessagePublisher publisher;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MessageDelivery(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ProcessOutbox outbox,
            Deployment deployment,
            MessagePublisher publisher) {
        super("message delivery", 20);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.waiting = outbox.waiting();
        this.deployment = deployment;
        this.publisher = publisher;
    }

    @Override
    protected void round() throws Exception {
        if (!deployment.isDone() || !Boolean.TRUE.equals(transactions.execute(status -> deliver())))
            waiting.await(POLL);
    }

    /** Delivers what fits into the window; says whether there may be more. */
    private boolean deliver() {
        if (!locked()) return false;
        var messages = next();
        var bySubject = new LinkedHashMap<UUID, List<WaitingMessage>>();
        for (var message : messages)
            bySubject
                    .computeIfAbsent(message.subject(), subject -> new ArrayList<>())
                    .add(message);
        var outcomes = all(bySubject.values().stream()
                .<Callable<List<Delivered>>>map(chain -> () -> publisher.publish(chain))
                .toList());
        delete(outcomes);
        return !outcomes.isEmpty() && outcomes.size() == messages.size();
    }

    private boolean locked() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('engine_message'))")
                .query(Boolean.class)
                .single();
    }

    /** Urgent ones first, those in bulk last, and always some of the others, so that these are not starved. */
    private List<WaitingMessage> next() {
        var messages = new ArrayList<>(oldest(true, false, MOST_URGENT));
        messages.addAll(oldest(false, false, WINDOW - messages.size()));
        messages.addAll(oldest(false, true, Math.max(LEAST_IN_BULK, WINDOW - messages.size())));
        return messages;
    }

    private List<WaitingMessage> oldest(boolean urgent, boolean bulk, int most) {
        return jdbc.sql("""
                        select id, message_id, name, subject_id,
                            coalesce(correlation_key, cast(subject_id as text)) as correlation_key,
                            time_to_live_ms, variables
                        from engine_message
                        where refused is null
                            and urgent = :urgent
                            and bulk = :bulk
                        order by id
                        limit :most
                        """)
                .param("urgent", urgent)
                .param("bulk", bulk)
                .param("most", most)
                .query(WaitingMessage::read)
                .list();
    }

    private List<Delivered> all(List<Callable<List<Delivered>>> chains) {
        var outcomes = new ArrayList<Delivered>();
        try {
            for (var chain : threads.invokeAll(chains)) outcomes.addAll(chain.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return outcomes;
    }

    private void delete(List<Delivered> outcomes) {
        var taken = outcomes.stream()
                .filter(o -> o.refusal() == null)
                .map(o -> o.message().id());
        jdbc.sql("delete from engine_message where id = any(:ids)")
                .param("ids", taken.toArray(Long[]::new))
                .update();
        for (var outcome : outcomes) {
            if (outcome.refusal() == null) continue;
            log.error("The engine refuses message {}: {}", outcome.message().name(), outcome.refusal());
            jdbc.sql("update engine_message set refused = :refusal where id = :id")
                    .param("refusal", outcome.refusal())
                    .param("id", outcome.message().id())
                    .update();
        }
    }
}
