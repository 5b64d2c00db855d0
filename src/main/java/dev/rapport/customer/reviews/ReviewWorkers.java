package dev.rapport.customer.reviews;

import dev.rapport.engine.Job;
import dev.rapport.engine.Worker;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The jobs of {@code processes/data-review.bpmn}. */
@Component
class ReviewWorkers {

    private final ReviewSteps steps;

    ReviewWorkers(ReviewSteps steps) {
        this.steps = steps;
    }

    @Worker
    Map<String, Object> prepareDataReview(Job job) {
        return steps.prepare(job.subject());
    }

    @Worker
    void noteNothingToReview(Job job) {
        steps.nothing(job.subject());
    }

    @Worker
    void remindReviewers(Job job) {
        steps.remind(job.subject());
    }

    @Worker
    Map<String, Object> recordDataReview(Job job) {
        return Map.of("helpWanted", steps.record(job.subject(), job.submission()));
    }

    @Worker
    Map<String, Object> passReviewToManager(Job job) {
        return Map.of("managerId", steps.pass(job.subject()));
    }
}
