package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the values that a task's form starts with, from the module that owns the process. */
public interface FormData extends ProcessPart {

    /** Values by form field key; also texts that the form only shows. */
    Map<String, Object> of(SubjectId subject, String elementId);

    /** Nothing for a task without a case, or of a process whose module gives nothing. */
    static Map<String, Object> from(
            ProcessParts<FormData> sources, String processId, @Nullable SubjectId subject, String elementId) {
        if (subject == null) return Map.of();
        return sources.of(processId)
                .map(source -> source.of(subject, elementId))
                .orElse(Map.of());
    }
}
