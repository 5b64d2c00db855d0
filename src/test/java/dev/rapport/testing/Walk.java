package dev.rapport.testing;

import static org.awaitility.Awaitility.await;

import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.Step;
import dev.rapport.engine.TaskCommands;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import dev.rapport.sla.Sla;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/** Walks subjects through their processes and watches where they are. */
public class Walk {

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

    public UserTask task(SubjectId id, String element) {
        return awaiting().until(() -> open(id, element), Optional::isPresent).orElseThrow();
    }

    public boolean isOpen(SubjectId id, String element) {
        return open(id, element).isPresent();
    }

    public void complete(UserTask task, UserId by, Map<String, Object> data) {
        commands.complete(task.key(), by, data);
    }

    /** The elements of the open tasks. */
    public List<String> openTasks(SubjectId id) {
        return tasks.about(id).stream()
                .filter(task -> task.state() == UserTask.State.OPEN)
                .map(UserTask::elementId)
                .toList();
    }

    /** The task as it is now. */
    public UserTask now(UserTask task) {
        return tasks.find(task.key()).orElseThrow();
    }

    /** Waits until the element was entered so many times. */
    public void awaitStep(SubjectId id, String element, long times) {
        awaiting().until(() -> steps(id, element).count() >= times);
    }

    public void awaitStep(SubjectId id, String element) {
        awaitStep(id, element, 1);
    }

    /** Waits until the element is behind the process. */
    public void awaitStepDone(SubjectId id, String element) {
        awaiting().until(() -> steps(id, element).anyMatch(step -> step.state() == ProcessInstance.State.COMPLETED));
    }

    /** Waits until the processes that came to the element have ended. */
    public void awaitEnd(SubjectId id, String element) {
        awaitStep(id, element);
        awaiting()
                .until(() -> instances.about(id).stream()
                        .filter(instance -> steps(instance, element).findAny().isPresent())
                        .allMatch(instance -> instance.state() == ProcessInstance.State.COMPLETED));
    }

    /** All times that any process about the subject came to the element. */
    public Stream<Step> steps(SubjectId id, String element) {
        return instances.about(id).stream().flatMap(instance -> steps(instance, element));
    }

    private Stream<Step> steps(ProcessInstance instance, String element) {
        return instances.path(instance.key()).steps().stream()
                .filter(step -> step.elementId().equals(element));
    }

    /** Moves time so far that the earliest clock has given its warning and is not yet due. */
    public void untilShortlyBeforeDue(SubjectId id) {
        var due = awaiting().until(() -> sla.nextDue(id), Optional::isPresent).orElseThrow();
        time.move(Duration.between(time.now(), due.minus(Duration.ofMinutes(5))));
    }

    public void untilDue(SubjectId id) {
        var due = awaiting().until(() -> sla.nextDue(id), Optional::isPresent).orElseThrow();
        time.move(Duration.between(time.now(), due.plus(Duration.ofMinutes(1))));
    }

    public static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private Optional<UserTask> open(SubjectId id, String element) {
        return tasks.about(id).stream()
                .filter(task -> task.elementId().equals(element) && task.state() == UserTask.State.OPEN)
                .findFirst();
    }
}
