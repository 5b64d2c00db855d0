package dev.rapport.escalation;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/escalation.bpmn}. A step's id is that of the message that started the instance. */
@Component
class EscalationWorkers {

    private final Escalation escalation;

    EscalationWorkers(Escalation escalation) {
        this.escalation = escalation;
    }

    @Worker
    Map<String, Object> decideEscalationStep(Job job) {
        return escalation.decide(step(job));
    }

    @Worker
    void informPeopleOfStep(Job job) {
        escalation.inform(step(job));
    }

    @Worker(forEarlierVersions = true)
    void tellPeopleOfStep(Job job) {
        escalation.tell(step(job));
    }

    @Worker(forEarlierVersions = true)
    void mailPeopleOfStep(Job job) {
        escalation.mail(step(job));
    }

    @Worker
    void letPeopleWatch(Job job) {
        escalation.watch(step(job));
    }

    @Worker
    void raiseCasePriority(Job job) {
        escalation.raisePriority(step(job));
    }

    @Worker
    void reassignCase(Job job) {
        escalation.reassign(step(job));
    }

    @Worker
    void askForPublicAnswer(Job job) {
        escalation.askPublicRelations(step(job));
    }

    @Worker
    void callForHelp(Job job) {
        escalation.call(step(job));
    }

    @Worker
    void recordHelpDecision(Job job) {
        escalation.decided(step(job), job.submission());
    }

    private static UUID step(Job job) {
        return UUID.fromString(Objects.requireNonNull(job.text("messageId")));
    }
}
