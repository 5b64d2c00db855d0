package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Tells when the earliest running clock of each subject falls due; the task mirror asks when tasks appear. */
public interface TaskDue {

    /**
     * Subjects without a running clock are left out. What it tells stays true until the caller's transaction ends, so
     * that a later change finds the tasks.
     */
    Map<SubjectId, Instant> of(Set<SubjectId> subjects);
}
