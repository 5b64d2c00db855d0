package dev.rapport.contact.posts;

import dev.rapport.platform.SubjectId;
import org.springframework.stereotype.Component;

/** Says whether anybody still has to answer where everybody reads it. Asks nobody for permission. */
@Component
public class AnsweredInPublic {

    private final AnswerRows answers;

    AnsweredInPublic(AnswerRows answers) {
        this.answers = answers;
    }

    /** Whether an answer of ours stands below everything that a case stands for; no where nobody knows where that is. */
    public boolean isAll(SubjectId ticket) {
        return answers.unanswered(ticket).filter(left -> left == 0).isPresent();
    }

    /** Whether something that a case stands for has no answer of ours. */
    public boolean isAnyLeft(SubjectId ticket) {
        return answers.unanswered(ticket).filter(left -> left > 0).isPresent();
    }
}
