package dev.rapport.engine;

import dev.rapport.platform.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person entered in a task's form. Stays in the database; the engine is given only what gateways read. */
public record TaskSubmission(@Nullable UserId by, Map<String, Object> data) {

    public static final TaskSubmission NONE = new TaskSubmission(null, Map.of());

    public @Nullable String text(String field) {
        var value = data.get(field);
        return value == null ? null : value.toString();
    }
}
