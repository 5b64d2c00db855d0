package dev.rapport.customer.handover;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/customer-handover.bpmn}. */
@Component
class HandOverWorkers {

    private final HandOverSteps steps;

    HandOverWorkers(HandOverSteps steps) {
        this.steps = steps;
    }

    @Worker
    Map<String, Object> giveNextCustomers(Job job) {
        return steps.give(job.subject());
    }

    @Worker
    Map<String, Object> askPlatform(Job job) {
        return steps.ask(job.subject());
    }

    @Worker
    Map<String, Object> hearPlatform(Job job) {
        return steps.hear(job.subject());
    }

    @Worker
    void recordWhatThen(Job job) {
        steps.decided(job.subject(), job.submission());
    }

    @Worker
    void closeHandOver(Job job) {
        steps.close(job.subject());
    }
}
