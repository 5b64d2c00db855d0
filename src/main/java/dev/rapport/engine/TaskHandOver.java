package dev.rapport.engine;

import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Gives the tasks in progress to a subject's new owner, with whatever was drafted in them. While the engine is away it
 * tries again; of several hand-overs of a subject the last one counts.
 */
@Component
class TaskHandOver implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TaskHandOver.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final Map<SubjectId, WorkHandedOver> latest = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());

    TaskHandOver(UserTasks tasks, TaskCommands commands) {
        this.tasks = tasks;
        this.commands = commands;
    }

    /** In a thread of its own, since the engine is not called while the transaction ends. */
    @TransactionalEventListener
    void hear(WorkHandedOver work) {
        latest.put(work.subject(), work);
        threads.execute(() -> handOver(work));
    }

    private void handOver(WorkHandedOver work) {
        if (latest.get(work.subject()) != work) return;
        var isDone = tasks.about(work.subject()).stream()
                .filter(task ->
                        task.state() == UserTask.State.OPEN && work.elements().contains(task.elementId()))
                .allMatch(task -> isHandedOver(task, work));
        if (isDone) latest.remove(work.subject(), work);
        else threads.schedule(() -> handOver(work), PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    /** False while the engine is away; a task that is gone stays with whoever had it. */
    private boolean isHandedOver(UserTask task, WorkHandedOver work) {
        try {
            if (!task.candidateGroups().contains(work.team())) commands.offer(task.key(), work.team());
            var owner = work.owner();
            if (owner == null) commands.release(task.key());
            else commands.handOver(task.key(), owner);
            return true;
        } catch (Refused e) {
            if (e.kind() == Refused.Kind.UNAVAILABLE) return false;
            LOG.info("Task {} stays with whoever has it: {}", task.key(), e.key());
            return true;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
