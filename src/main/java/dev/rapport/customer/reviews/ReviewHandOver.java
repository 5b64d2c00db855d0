package dev.rapport.customer.reviews;

import dev.rapport.cases.CaseHandOver;
import dev.rapport.cases.CaseKind;
import dev.rapport.cases.SubjectOwned;
import dev.rapport.customer.reviews.ReviewEvent.ReviewHandedOver;
import dev.rapport.engine.WorkHandedOver;
import dev.rapport.platform.Ids;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives reviews to other people with the rest of somebody's work; what a manager decides goes to another manager. */
@Component
class ReviewHandOver implements CaseHandOver {

    private static final Set<String> WORK = Set.of(ReviewTask.REVIEW, ReviewTask.DECIDE);

    private final ReviewRows rows;
    private final Reviewers reviewers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewHandOver(ReviewRows rows, Reviewers reviewers, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.reviewers = reviewers;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return ReviewKind.REVIEW;
    }

    @Override
    public boolean standsInQueues() {
        return true;
    }

    @Override
    public Holder held(SubjectId subject) {
        var review = rows.locked(subject);
        return new Holder(review.owner(), Objects.requireNonNullElse(review.team(), ""));
    }

    @Override
    public void handOver(SubjectId subject, @Nullable UserId owner, String team) {
        var before = rows.locked(subject);
        var isForManager = before.state().isWithManager() || team.isEmpty();
        var to = owner == null && isForManager
                ? reviewers.manager(team, before.owner()).orElse(null)
                : owner;
        var key = team.isEmpty() ? null : team;
        rows.save(before.heldBy(to, key));
        events.publishEvent(new SubjectOwned(subject, to, key));
        events.publishEvent(new ReviewHandedOver(Ids.next(), subject, clock.instant(), key, to));
        var offered = key != null ? key : to == null ? "" : reviewers.teamOf(to);
        events.publishEvent(new WorkHandedOver(subject, WORK, to, offered));
    }
}
