package dev.rapport.cases;

import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.jspecify.annotations.Nullable;

/** Gives cases of one kind to other people, with all checks. */
public interface CaseHandOver extends CaseFacet {

    /**
     * @param owner absent while it waits in the team's queue
     * @param team key of the team
     */
    record Holder(@Nullable UserId owner, String team) {}

    /** Whether it may wait in a team's queue for somebody to take it. */
    boolean standsInQueues();

    /** Whether people of this team answer for such cases; others are neither offered nor accepted. */
    default boolean isFor(String team) {
        return true;
    }

    /** Who holds it; nobody else changes that until the transaction ends. */
    Holder held(SubjectId subject);

    /** Gives it to somebody, or to the team when that is nobody, which those that never stand in queues refuse. */
    void handOver(SubjectId subject, @Nullable UserId owner, String team);
}
