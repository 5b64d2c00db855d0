package dev.rapport.sales;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/opportunity.bpmn}. A stage's task carries the stage's name in its id. */
@Component
class OpportunityWorkers {

    private static final String TASK = "Task_";

    private final OpportunityStages stages;
    private final Discounts discounts;

    OpportunityWorkers(OpportunityStages stages, Discounts discounts) {
        this.stages = stages;
        this.discounts = discounts;
    }

    @Worker
    Map<String, Object> enterStage(Job job) {
        return stages.enter(job.subject(), stage(job));
    }

    @Worker
    void leaveStage(Job job) {
        stages.leave(job.subject(), stage(job), job.submission());
    }

    @Worker
    Map<String, Object> checkDiscount(Job job) {
        var check = discounts.check(job.subject());
        return Map.of("aboveLimit", check.aboveLimit(), "approverTeam", check.approverTeam());
    }

    @Worker
    void recordDiscountDecision(Job job) {
        discounts.decide(job.subject(), job.submission());
    }

    @Worker
    void remindFollowUp(Job job) {
        stages.remindFollowUp(job.subject());
    }

    @Worker(forEarlierVersions = true)
    void remindStageOwner(Job job) {
        stages.remindOwner(job.subject());
    }

    @Worker(forEarlierVersions = true)
    void tellManagerStageIsLate(Job job) {
        stages.tellManager(job.subject());
    }

    @Worker
    void winOpportunity(Job job) {
        stages.win(job.subject());
    }

    @Worker
    void loseOpportunity(Job job) {
        stages.lose(job.subject(), job.submission());
    }

    private static Stage stage(Job job) {
        return Stage.of(job.elementId().substring(TASK.length()));
    }
}
