package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the values that a task's form starts with, from the module that owns the process. */
public interface FormData {

    boolean knows(String processId);

    /** Values by form field key; also texts that the form only shows. */
    Map<String, Object> of(SubjectId subject, String elementId);

    /** From the one of these that knows the process; nothing for a task without a case, or when none does. */
    static Map<String, Object> from(
            List<FormData> sources, String processId, @Nullable SubjectId subject, String elementId) {
        if (subject == null) return Map.of();
        return sources.stream()
                .filter(source -> source.knows(processId))
                .findFirst()
                .map(source -> source.of(subject, elementId))
                .orElse(Map.of());
    }
}
