package dev.rapport.cases;

import dev.rapport.cases.TraceNode.Kind;
import dev.rapport.engine.ProcessInstance;
import dev.rapport.engine.ProcessInstances;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.UserTask;
import dev.rapport.engine.UserTasks;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The processes that run for cases and the tasks in them. */
@Component
class EngineTrace implements TracePart {

    private final ProcessInstances instances;
    private final UserTasks tasks;
    private final ProcessWords words;

    EngineTrace(ProcessInstances instances, UserTasks tasks, ProcessWords words) {
        this.instances = instances;
        this.tasks = tasks;
        this.words = words;
    }

    @Override
    public List<TraceNode> of(List<Subject> family, Locale locale) {
        var subjects = family.stream().map(Subject::id).toList();
        return Stream.concat(
                        instances.about(subjects).stream().map(instance -> node(instance, locale)),
                        tasks.about(subjects).stream().map(task -> node(task, locale)))
                .toList();
    }

    private TraceNode node(ProcessInstance instance, Locale locale) {
        return new TraceNode(
                Kind.PROCESS,
                String.valueOf(instance.key()),
                String.valueOf(instance.subject()),
                words.element(instance.definitionKey(), instance.processId(), instance.processId(), locale),
                "v" + instance.version(),
                instance.state().name(),
                instance.startedAt(),
                instance.endedAt());
    }

    private TraceNode node(UserTask task, Locale locale) {
        return new TraceNode(
                Kind.TASK,
                String.valueOf(task.key()),
                String.valueOf(task.processInstanceKey()),
                words.element(task.definitionKey(), task.elementId(), task.name(), locale),
                task.elementId(),
                task.state().name(),
                task.createdAt(),
                task.endedAt());
    }
}
