package dev.rapport.cases;

import dev.rapport.engine.Path;
import dev.rapport.engine.ProcessInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the case page shows of a subject.
 *
 * @param runs processes about it, newest first
 * @param entries what people entered in its forms, newest first
 */
public record CaseFile(
        Subject subject,
        @Nullable String customerName,
        @Nullable String ownerName,
        List<Run> runs,
        List<Entry> entries) {

    /**
     * A run of a process and the way it took.
     *
     * @param variables what its steps told it, the latest of each name, as long as the steps are remembered
     * @param names what elements are called in the asker's language, where that is not what the diagram says
     */
    public record Run(
            ProcessInstance instance, String name, Path path, List<Answer> variables, Map<String, String> names) {}

    /**
     * A form that a person filled in.
     *
     * @param answers in the order of the form's fields
     * @param further values that the form has no field for
     */
    public record Entry(String task, @Nullable String by, Instant at, List<Answer> answers, List<Answer> further) {}
}
