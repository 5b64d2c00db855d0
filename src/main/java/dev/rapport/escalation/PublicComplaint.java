package dev.rapport.escalation;

import dev.rapport.cases.CaseFacet;
import dev.rapport.platform.SubjectId;

/** Cases of this kind can be about something that was said where everybody reads it. Called as {@link EscalatedCases}. */
public interface PublicComplaint extends CaseFacet {

    /** Whether everybody can read what the customer complains of. */
    boolean isPublicComplaint(SubjectId subject);

    /** Asks public relations to answer, unless they are at it already. */
    void askPublicRelations(SubjectId subject);
}
