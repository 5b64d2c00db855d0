package dev.rapport.inbox;

import dev.rapport.cases.Subjects;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.engine.UserTasksChanged;
import dev.rapport.sla.Sla;
import dev.rapport.sla.StepVisit;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the clocks of a subject when a task of its process appeared, was taken and ended. What was missed while the application was
 * down is told with the task's next change. A case that an import made and that was taken back has no clocks any more.
 */
@Component
class TaskSteps {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSteps.class);

    private final UserTasks tasks;
    private final Subjects subjects;
    private final Sla sla;

    TaskSteps(UserTasks tasks, Subjects subjects, Sla sla) {
        this.subjects = subjects;
        this.tasks = tasks;
        this.sla = sla;
    }

    @EventListener
    void changed(UserTasksChanged change) {
        if (!sla.measuresSteps()) return;
        var holdings = tasks.holdings(change.keys());
        var told = tasks.find(change.keys());
        var here = subjects.find(
                told.stream().map(UserTask::subject).filter(Objects::nonNull).toList());
        for (var task : told) {
            var subject = task.subject();
            if (subject == null || !here.containsKey(subject)) continue;
            try {
                sla.step(subject, visit(task, holdings.getOrDefault(task.key(), List.of())));
            } catch (RuntimeException e) {
                LOG.error(
                        "The clock of task {} of subject {} was not told and is with its next change",
                        task.key(),
                        subject,
                        e);
            }
        }
    }

    private static StepVisit visit(UserTask task, List<UserTasks.Holding> holdings) {
        return new StepVisit(
                task.elementId(),
                task.createdAt(),
                holdings.stream()
                        .map(holding -> new StepVisit.Holding(holding.at(), holding.held()))
                        .toList(),
                task.endedAt());
    }
}
