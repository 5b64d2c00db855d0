package dev.rapport.sla;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/** Gives cases of one kind to other people, with all checks; a Spring bean of the module that owns such cases. */
public interface CaseHandOver {

    /** Whether the case is of this kind. */
    boolean owns(SubjectId subject);

    /** Gives it to somebody, or back to the team when that is nobody. */
    void handOver(SubjectId subject, @Nullable UserId owner, String team);
}
