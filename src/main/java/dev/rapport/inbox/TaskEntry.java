package dev.rapport.inbox;

import dev.rapport.cases.Subject;
import dev.rapport.engine.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * A line of the inbox.
 *
 * @param name of the task in the asker's language
 * @param customer name of the customer
 * @param assignee name of the person who has it
 */
public record TaskEntry(
        UserTask task,
        String name,
        @Nullable Subject subject,
        @Nullable String customer,
        @Nullable String assignee) {

    public long key() {
        return task.key();
    }
}
