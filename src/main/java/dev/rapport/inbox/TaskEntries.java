package dev.rapport.inbox;

import dev.rapport.access.Staff;
import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.customer.Customers;
import dev.rapport.engine.ProcessWords;
import dev.rapport.engine.UserTask;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts subject, customer and names to tasks, in one query each however many tasks they are. */
@Component
class TaskEntries {

    private final Subjects subjects;
    private final Customers customers;
    private final Staff staff;
    private final ProcessWords words;

    TaskEntries(Subjects subjects, Customers customers, Staff staff, ProcessWords words) {
        this.words = words;
        this.subjects = subjects;
        this.customers = customers;
        this.staff = staff;
    }

    List<TaskEntry> of(List<UserTask> tasks, Locale locale) {
        var about = subjects.find(
                tasks.stream().map(UserTask::subject).filter(Objects::nonNull).toList());
        var customerNames = customers.names(about.values().stream()
                .map(Subject::customer)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var people = staff.names(
                tasks.stream().map(UserTask::assignee).filter(Objects::nonNull).toList());
        return tasks.stream()
                .map(task -> {
                    var subject = get(about, task.subject());
                    return new TaskEntry(
                            task,
                            words.element(task.definitionKey(), task.elementId(), task.name(), locale),
                            subject,
                            subject == null ? null : get(customerNames, subject.customer()),
                            get(people, task.assignee()));
                })
                .toList();
    }

    private static <K, V> @Nullable V get(java.util.Map<K, V> map, @Nullable K key) {
        return key == null ? null : map.get(key);
    }
}
