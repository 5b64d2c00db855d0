package dev.rapport.engine;

import dev.rapport.platform.SubjectId;

/**
 * Refuses answers that a case cannot take while the person who gave them can still mend them: what a worker would refuse
 * later, when the task is done and nobody has the form any more. Given by the module that owns the process.
 */
public interface AnswerCheck extends ProcessPart {

    /** Refuses with the reason. The form took the answer already. */
    void check(SubjectId subject, String elementId, TaskSubmission answer);
}
