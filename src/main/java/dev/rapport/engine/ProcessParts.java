package dev.rapport.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parts of one sort, each process with one at most. */
public final class ProcessParts<P extends ProcessPart> {

    private final Map<String, P> byProcess = new HashMap<>();

    public ProcessParts(Collection<P> parts) {
        for (var part : parts)
            for (var process : part.processes()) {
                var other = byProcess.put(process, part);
                if (other != null)
                    throw new IllegalStateException("%s belongs to %s and to %s"
                            .formatted(
                                    process,
                                    other.getClass().getName(),
                                    part.getClass().getName()));
            }
    }

    /** Absent when its module gives none. */
    public Optional<P> of(String processId) {
        return Optional.ofNullable(byProcess.get(processId));
    }
}
