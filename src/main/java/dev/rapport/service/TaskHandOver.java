package dev.rapport.service;

import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Refused;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives the tasks in progress to a ticket's new owner, with whatever was drafted in them. */
@Component
class TaskHandOver {

    private static final Logger LOG = LoggerFactory.getLogger(TaskHandOver.class);
    private static final Set<String> WORK = Set.of("Task_GiveFirstResponse", "Task_SolveTicket");

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    TaskHandOver(UserTasks tasks, TaskCommands commands) {
        this.tasks = tasks;
        this.commands = commands;
    }

    /** In a thread of its own, since the engine is not called while the transaction ends. */
    @TransactionalEventListener
    void hear(OwnerReplaced replaced) {
        threads.execute(() -> tasks.about(replaced.ticket()).stream()
                .filter(task -> task.state() == UserTask.State.OPEN && WORK.contains(task.elementId()))
                .forEach(task -> handOver(task, replaced)));
    }

    private void handOver(UserTask task, OwnerReplaced replaced) {
        try {
            var owner = replaced.owner();
            if (owner == null) commands.release(task.key());
            else commands.handOver(task.key(), owner);
        } catch (Refused e) {
            LOG.info("Task {} stays with whoever has it: {}", task.key(), e.key());
        }
    }
}
