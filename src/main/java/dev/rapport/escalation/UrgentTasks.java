package dev.rapport.escalation;

import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.Refused;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Moves the tasks in progress of a late case up among other work. */
@Component
class UrgentTasks {

    private static final Logger LOG = LoggerFactory.getLogger(UrgentTasks.class);
    private static final int STEP = 25;
    private static final int HIGHEST = 100;

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    UrgentTasks(UserTasks tasks, TaskCommands commands) {
        this.tasks = tasks;
        this.commands = commands;
    }

    /** In a thread of its own, since the engine is not called while the transaction ends. */
    @TransactionalEventListener
    void hear(WorkIsUrgent urgent) {
        threads.execute(() -> tasks.about(urgent.subject()).stream()
                .filter(task -> task.state() == UserTask.State.OPEN)
                .forEach(this::raise));
    }

    private void raise(UserTask task) {
        try {
            commands.prioritise(task.key(), Math.min(HIGHEST, task.priority() + STEP));
        } catch (Refused e) {
            LOG.info("Task {} keeps its priority: {}", task.key(), e.key());
        }
    }
}
