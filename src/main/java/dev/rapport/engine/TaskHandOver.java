package dev.rapport.engine;

import dev.rapport.platform.Refused;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives the tasks in progress to a subject's new owner, with whatever was drafted in them. */
@Component
class TaskHandOver {

    private static final Logger LOG = LoggerFactory.getLogger(TaskHandOver.class);

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    TaskHandOver(UserTasks tasks, TaskCommands commands) {
        this.tasks = tasks;
        this.commands = commands;
    }

    /** In a thread of its own, since the engine is not called while the transaction ends. */
    @TransactionalEventListener
    void hear(WorkHandedOver work) {
        threads.execute(() -> tasks.about(work.subject()).stream()
                .filter(task ->
                        task.state() == UserTask.State.OPEN && work.elements().contains(task.elementId()))
                .forEach(task -> handOver(task, work)));
    }

    private void handOver(UserTask task, WorkHandedOver work) {
        try {
            if (!task.candidateGroups().contains(work.team())) commands.offer(task.key(), work.team());
            var owner = work.owner();
            if (owner == null) commands.release(task.key());
            else commands.handOver(task.key(), owner);
        } catch (Refused e) {
            LOG.info("Task {} stays with whoever has it: {}", task.key(), e.key());
        }
    }
}
