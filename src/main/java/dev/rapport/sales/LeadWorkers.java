package dev.rapport.sales;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import dev.rapport.platform.SubjectId;
import dev.rapport.sales.LeadState.Assigned;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/lead-assignment.bpmn}. */
@Component
class LeadWorkers {

    private final LeadAssignment assignment;
    private final LeadOutcome outcome;

    LeadWorkers(LeadAssignment assignment, LeadOutcome outcome) {
        this.assignment = assignment;
        this.outcome = outcome;
    }

    @Worker
    void scoreLead(Job job) {
        assignment.score(job.subject());
    }

    @Worker
    Map<String, Object> findDuplicateLead(Job job) {
        return assignment
                .findDuplicate(job.subject())
                .map(existing -> Map.<String, Object>of("duplicate", true, "duplicateOf", existing.toString()))
                .orElse(Map.of("duplicate", false));
    }

    @Worker
    void mergeLead(Job job) {
        var existing = SubjectId.of(Objects.requireNonNull(job.text("duplicateOf"), "duplicateOf"));
        assignment.merge(job.subject(), LeadId.of(existing));
    }

    @Worker
    Map<String, Object> routeLead(Job job) {
        if (assignment.route(job.subject()).state() instanceof Assigned assigned)
            return Map.of("ownerFound", true, "ownerId", assigned.owner().toString(), "teamKey", assigned.team());
        return Map.of("ownerFound", false);
    }

    @Worker
    void tellManagerLeadWaits(Job job) {
        assignment.tellManager(job.subject());
    }

    @Worker(forEarlierVersions = true)
    void remindLeadOwner(Job job) {
        assignment.remindOwner(job.subject());
    }

    @Worker
    void takeBackLead(Job job) {
        assignment.takeBack(job.subject(), Objects.requireNonNull(job.text("metric"), "metric"));
    }

    @Worker
    void qualifyLead(Job job) {
        outcome.qualify(job.subject(), job.submission());
    }

    @Worker
    void nurtureLead(Job job) {
        outcome.nurture(job.subject(), job.submission());
    }

    @Worker
    void discardLead(Job job) {
        outcome.discard(job.subject(), job.submission());
    }
}
