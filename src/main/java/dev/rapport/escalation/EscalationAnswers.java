package dev.rapport.escalation;

import dev.rapport.cases.CaseKinds;
import dev.rapport.engine.AnswerCheck;
import dev.rapport.engine.TaskSubmission;
import dev.rapport.platform.SubjectId;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a case would not take of those who are asked for help, as its kind says. */
@Component
class EscalationAnswers implements AnswerCheck {

    private final CaseKinds kinds;

    EscalationAnswers(CaseKinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public Set<String> processes() {
        return Set.of("escalation");
    }

    @Override
    public void check(SubjectId subject, String elementId, TaskSubmission answer) {
        if ("solved".equals(answer.text("decision")))
            kinds.facet(SolvedByOthers.class, subject).ifPresent(kind -> kind.requireSolvedBy(subject, answer));
    }
}
