package dev.rapport.inbox;

import dev.rapport.engine.UserTasks;
import dev.rapport.engine.UserTasksChanged;
import dev.rapport.sla.Sla;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the clocks of a subject when a task of its process appeared and ended. What was missed while the application was
 * down is told with the task's next change.
 */
@Component
class TaskSteps {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSteps.class);

    private final UserTasks tasks;
    private final Sla sla;

    TaskSteps(UserTasks tasks, Sla sla) {
        this.tasks = tasks;
        this.sla = sla;
    }

    @EventListener
    void changed(UserTasksChanged change) {
        if (!sla.measuresSteps()) return;
        for (var task : tasks.find(change.keys())) {
            var subject = task.subject();
            if (subject == null) continue;
            try {
                sla.step(subject, task.elementId(), task.createdAt(), task.endedAt());
            } catch (RuntimeException e) {
                LOG.error(
                        "The clock of task {} of subject {} was not told and is with its next change",
                        task.key(),
                        subject,
                        e);
            }
        }
    }
}
