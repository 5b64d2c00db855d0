package dev.rapport.privacy;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/privacy-request.bpmn}. */
@Component
class PrivacyWorkers {

    private final PrivacyWork work;
    private final ErasureSteps erasure;

    PrivacyWorkers(PrivacyWork work, ErasureSteps erasure) {
        this.work = work;
        this.erasure = erasure;
    }

    @Worker
    Map<String, Object> preparePrivacyRequest(Job job) {
        return work.prepare(job.subject());
    }

    @Worker
    Map<String, Object> recordIdentityCheck(Job job) {
        return Map.of("identity", work.identified(job.subject(), job.submission()));
    }

    @Worker
    void collectPersonalData(Job job) {
        work.collect(job.subject());
    }

    @Worker
    void recordPrivacyProposal(Job job) {
        work.propose(job.subject(), job.submission());
    }

    @Worker
    Map<String, Object> recordPrivacyDecision(Job job) {
        return Map.of("decision", work.decide(job.subject(), job.submission()));
    }

    @Worker
    Map<String, Object> eraseNextOfCustomer(Job job) {
        return Map.of("erased", erasure.eraseNext(job.subject()));
    }

    @Worker
    Map<String, Object> lookForErasedCustomer(Job job) {
        return Map.of(
                "search", erasure.searchNext(job.subject()), "administratorId", erasure.administrator(job.subject()));
    }

    @Worker
    Map<String, Object> recordFindings(Job job) {
        return Map.of("findings", erasure.judge(job.subject(), job.submission()));
    }

    @Worker
    void carryOutPrivacyRequest(Job job) {
        work.carryOut(job.subject());
    }

    @Worker
    void refusePrivacyRequest(Job job) {
        work.refuse(job.subject());
    }
}
