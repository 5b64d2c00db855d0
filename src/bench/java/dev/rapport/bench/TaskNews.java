package dev.rapport.bench;

import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.engine.UserTasksChanged;
import dev.rapport.platform.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Hears of new tasks as the inbox does, reads them from its table, and completes each at once. Keeps for each task the
 * milliseconds from the engine's record of its creation until it was read here.
 */
final class TaskNews implements ApplicationListener<PayloadApplicationEvent<UserTasksChanged>>, AutoCloseable {

    private static final Map<String, Object> ENTERED = Map.of("outcome", "discarded", "discardReason", "no need");

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final UserId owner;
    private final ExecutorService people = Executors.newFixedThreadPool(8);
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Long> seen = ConcurrentHashMap.newKeySet();
    private volatile Collection<Long> delays = new ConcurrentLinkedQueue<>();

    TaskNews(UserTasks tasks, TaskCommands commands, UserId owner) {
        this.tasks = tasks;
        this.commands = commands;
        this.owner = owner;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<UserTasksChanged> event) {
        readers.execute(() -> read(event.getPayload().keys()));
    }

    private void read(Set<Long> keys) {
        var found = tasks.find(keys);
        var now = Instant.now();
        for (var task : found) {
            if (task.state() != UserTask.State.OPEN || !seen.add(task.key())) continue;
            delays.add(Duration.between(task.createdAt(), now).toMillis());
            people.execute(() -> commands.complete(task.key(), owner, ENTERED));
        }
    }

    /** The delays since this was last asked. */
    Percentiles takeDelays() {
        var taken = delays;
        delays = new ConcurrentLinkedQueue<>();
        return Percentiles.of(taken);
    }

    @Override
    public void close() {
        readers.shutdown();
        people.shutdown();
    }
}
