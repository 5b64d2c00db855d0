package dev.rapport.inbox.web;

import dev.rapport.cases.Subject;
import dev.rapport.engine.UserTask;
import dev.rapport.inbox.TaskEntry;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list of the API.
 *
 * @param key as text, since it exceeds what JavaScript's numbers hold exactly
 */
record TaskRow(
        String key,
        String name,
        String process,
        String element,
        UserTask.State state,
        @Nullable About subject,
        @Nullable Named customer,
        @Nullable Named assignee,
        List<String> teams,
        int priority,
        Instant createdAt,
        @Nullable Instant dueAt) {

    /** What the task is about. */
    record About(UUID id, String kind, String number, String title) {}

    /** Somebody, by id and name. */
    record Named(UUID id, @Nullable String name) {}

    static TaskRow of(TaskEntry entry) {
        var task = entry.task();
        var subject = entry.subject();
        return new TaskRow(
                Long.toString(task.key()),
                entry.name(),
                task.processId(),
                task.elementId(),
                task.state(),
                subject == null ? null : about(subject),
                subject == null ? null : customer(subject.customer(), entry.customer()),
                assignee(task.assignee(), entry.assignee()),
                task.candidateGroups(),
                task.priority(),
                task.createdAt(),
                task.slaDueAt());
    }

    private static About about(Subject subject) {
        return new About(subject.id().value(), subject.kind(), subject.number(), subject.title());
    }

    private static @Nullable Named customer(@Nullable CustomerId id, @Nullable String name) {
        return id == null ? null : new Named(id.value(), name);
    }

    private static @Nullable Named assignee(@Nullable UserId id, @Nullable String name) {
        return id == null ? null : new Named(id.value(), name);
    }
}
