package dev.rapport.escalation;

import dev.rapport.cases.CaseFacet;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.util.Locale;

/**
 * What the escalation ladder can do to cases of one kind, given by the module that owns them. It is called in the
 * transaction of a job; what cannot be done is answered with false.
 */
public interface EscalatedCases extends CaseFacet {

    /** Key of the team that is asked when the team of the case did not make it. */
    String teamAbove(SubjectId subject);

    /** Notes that the case has climbed to the level, where that team is asked. */
    void climb(SubjectId subject, Level level, String team);

    /** Puts it before other work by one degree; what was promised to the customer stays. */
    boolean raisePriority(SubjectId subject);

    /** Gives the work and what is in progress to somebody else. */
    boolean handOver(SubjectId subject, UserId to);

    /** What those who were asked decided: {@code help}, {@code own} or {@code solved}, with advice and solution. */
    void decide(SubjectId subject, TaskSubmission submission);

    /** What it is about, for those who are asked. */
    String story(SubjectId subject, Locale locale);
}
