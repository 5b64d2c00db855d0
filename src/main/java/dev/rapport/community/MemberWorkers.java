package dev.rapport.community;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/community-activation.bpmn}. */
@Component
class MemberWorkers {

    private final Activation activation;
    private final Rewards rewards;

    MemberWorkers(Activation activation, Rewards rewards) {
        this.activation = activation;
        this.rewards = rewards;
    }

    @Worker
    Map<String, Object> assessMember(Job job) {
        return activation.assess(job.subject());
    }

    @Worker
    Map<String, Object> checkContactAllowed(Job job) {
        return Map.of("contact", activation.mayContact(job.subject()));
    }

    @Worker
    void recordReach(Job job) {
        activation.recordReach(job.subject(), job.submission());
    }

    @Worker
    void recordOptOut(Job job) {
        activation.recordOptOut(job.subject());
    }

    @Worker
    void recordConsent(Job job) {
        activation.recordConsent(job.subject(), job.submission());
    }

    @Worker
    void noteSilence(Job job) {
        activation.noteSilence(job.subject());
    }

    @Worker
    Map<String, Object> chooseReward(Job job) {
        return rewards.choose(job.subject());
    }

    @Worker
    void tagMember(Job job) {
        rewards.tag(job.subject());
    }

    @Worker
    void givePoints(Job job) {
        rewards.givePoints(job.subject(), job.key());
    }

    @Worker
    void sendCoupon(Job job) {
        rewards.sendCoupon(job.subject(), job.key());
    }

    @Worker
    void makeAdvocate(Job job) {
        activation.makeAdvocate(job.subject());
    }

    @Worker
    void restMember(Job job) {
        activation.rest(job.subject(), "forbidden".equals(job.text("contact")));
    }
}
