package dev.rapport.audit;

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

    /** A run of a process and the way it took. */
    public record Run(ProcessInstance instance, Path path) {}

    /** A form that a person filled in. */
    public record Entry(String task, @Nullable String by, Instant at, Map<String, Object> data) {}
}
