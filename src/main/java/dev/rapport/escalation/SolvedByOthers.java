package dev.rapport.escalation;

import dev.rapport.cases.CaseFacet;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.SubjectId;

/** Those who are asked for help can bring cases of this kind to their end. */
public interface SolvedByOthers extends CaseFacet {

    /** Whether they may at this moment. */
    boolean canBeSolvedByOthers(SubjectId subject);

    /** Refuses, with the reason, an answer that would solve it and that it cannot take. */
    void requireSolvedBy(SubjectId subject, TaskSubmission answer);
}
