package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that a process asks for.
 *
 * @param subject whom the process instance is about
 * @param submission what the person entered in the last completed form of this instance; empty if there was none
 */
public record Job(
        long key,
        String type,
        SubjectId subject,
        long processInstanceKey,
        String processId,
        String elementId,
        Map<String, Object> variables,
        Map<String, String> headers,
        TaskSubmission submission) {

    public @Nullable String text(String variable) {
        var value = variables.get(variable);
        return value == null ? null : value.toString();
    }
}
