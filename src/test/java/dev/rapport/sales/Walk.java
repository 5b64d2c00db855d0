package dev.rapport.sales;

import static org.awaitility.Awaitility.await;

import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import dev.rapport.testing.EngineTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.test.context.TestComponent;

/** Walks one subject through its process and watches where it is. */
@TestComponent
class Walk {

    private final UserTasks tasks;
    private final TaskCommands commands;
    private final ProcessInstances instances;
    private final Sla sla;
    private final EngineTime time;

    Walk(UserTasks tasks, TaskCommands commands, ProcessInstances instances, Sla sla, EngineTime time) {
        this.tasks = tasks;
        this.commands = commands;
        this.instances = instances;
        this.sla = sla;
        this.time = time;
    }

    UserTask task(SubjectId id, String element) {
        return awaiting().until(() -> open(id, element), Optional::isPresent).orElseThrow();
    }

    boolean isOpen(SubjectId id, String element) {
        return open(id, element).isPresent();
    }

    void complete(UserTask task, UserId by, Map<String, Object> data) {
        commands.complete(task.key(), by, data);
    }

    /** Waits until the process has entered the element so many times. */
    void awaitStep(SubjectId id, String element, long times) {
        awaiting()
                .until(() -> instances.about(id).stream()
                                .flatMap(instance -> instances.path(instance.key()).steps().stream())
                                .filter(step -> step.elementId().equals(element))
                                .count()
                        >= times);
    }

    void awaitStep(SubjectId id, String element) {
        awaitStep(id, element, 1);
    }

    void awaitEnd(SubjectId id, String element) {
        awaitStep(id, element);
        awaiting()
                .until(() -> instances.about(id).stream()
                        .allMatch(instance -> instance.state() == ProcessInstance.State.COMPLETED));
    }

    /** Moves time so far that the earliest clock has given its warning and is not yet due. */
    void untilShortlyBeforeDue(SubjectId id) {
        var due = awaiting().until(() -> sla.nextDue(id), Optional::isPresent).orElseThrow();
        time.move(Duration.between(time.now(), due.minus(Duration.ofMinutes(5))));
    }

    void untilDue(SubjectId id) {
        var due = awaiting().until(() -> sla.nextDue(id), Optional::isPresent).orElseThrow();
        time.move(Duration.between(time.now(), due.plus(Duration.ofMinutes(1))));
    }

    static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private Optional<UserTask> open(SubjectId id, String element) {
        return tasks.about(id).stream()
                .filter(task -> task.elementId().equals(element) && task.state() == UserTask.State.OPEN)
                .findFirst();
    }
}
